import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { getRegionWithinReach } from '../access/queries.ts'
import { type Act, type Change, type Look, record, unchanged } from '../change.ts'
import type { Read } from '../db/database.ts'
import { newId } from '../id.ts'
import type { TemplateShape } from './contract.ts'
import { type Template, type Texts, unknownFields } from './template.ts'

/** Every template, its words, and the words that hold instead in the asker's region. */
export async function templates(
  { tx }: Look,
  regionId: string | undefined,
  known: readonly Template[],
): Promise<TemplateShape[]> {
  const own = regionId === undefined ? [] : await wordingsFor(tx, regionId)
  return known.map(({ name, summary, fields, subject, body, sms }) => {
    const nearest = own.find(({ template }) => template === name)
    return {
      name,
      summary,
      fields: Object.entries(fields).map(([field, kind]) => ({ name: field, kind })),
      texts: { subject, body, ...(sms === undefined ? {} : { sms }) },
      own:
        nearest === undefined
          ? null
          : {
              regionId: nearest.regionId,
              regionName: nearest.regionName,
              by: nearest.by,
              texts: nearest.texts,
            },
    }
  })
}

interface Own {
  readonly template: string
  readonly regionId: string
  readonly regionName: string
  readonly by: string
  readonly texts: Texts
}

async function wordingsFor(tx: Read, regionId: string): Promise<readonly Own[]> {
  const { rows } = await sql<Own>`
    select w.template, w.region_id as "regionId", n.name as "regionName",
      coalesce(p.name, '') as by, w.texts
    from messages.wording w
    join messages.upward(${regionId}) u on u.id = w.region_id
    join access.region_name n on n.id = w.region_id
    left join access.person p on p.id = w.worded_by
    where w.ended_at is null order by u.distance`.execute(tx as never)
  return rows
}

interface Wanted {
  readonly name: string
  readonly regionId: string
  readonly texts: Texts
}

/** Gives a template a region's own words from now on; words with a field it does not know are refused. */
export async function word(
  act: Act,
  { name, regionId, texts }: Wanted,
  known: readonly Template[],
): Promise<Change<{ id: string }>> {
  await getRegionWithinReach(act.tx, regionId)
  const template = getTemplate(known, name)
  const strangers = unknownFields(texts, template.fields)
  if (strangers.length > 0) {
    const allowed = Object.keys(template.fields)
    throw new Problem(
      'input-invalid',
      {
        zh: `文字里用了这个模板没有的字段：${strangers.join('、')}。可用：${allowed.join('、')}。`,
        en: `The words name fields that this template does not know: ${strangers.join(', ')}. It knows ${allowed.join(', ')}.`,
      },
      { values: { fields: strangers, allowed } },
    )
  }
  const before = await endCurrent(act, name, regionId)
  const id = newId()
  await act.tx
    .insertInto('messages.wording')
    .values({
      id,
      regionId,
      template: name,
      texts: JSON.stringify(texts),
      wordedBy: act.actor.accountId,
      wordedAt: act.now,
    })
    .execute()
  return record(
    act,
    { name: 'message.worded', subject: regionId, data: { template: name, before, after: texts } },
    { id },
  )
}

/** Goes back to the words of the region above, or of the programme. */
export async function unword(
  act: Act,
  { name, regionId }: { readonly name: string; readonly regionId: string },
): Promise<Change<{ ended: boolean }>> {
  await getRegionWithinReach(act.tx, regionId)
  const before = await endCurrent(act, name, regionId)
  if (before === null) return unchanged({ ended: false })
  return record(
    act,
    { name: 'message.worded', subject: regionId, data: { template: name, before, after: null } },
    { ended: true },
  )
}

/** Ends the words that hold now, and answers what they were. */
async function endCurrent(act: Act, name: string, regionId: string): Promise<object | null> {
  const ended = await act.tx
    .updateTable('messages.wording')
    .set({ endedAt: act.now, endedBy: act.actor.accountId })
    .where('template', '=', name)
    .where('regionId', '=', regionId)
    .where('endedAt', 'is', null)
    .returning('texts')
    .executeTakeFirst()
  // The column holds an object: only `word` writes it.
  return ended === undefined ? null : (ended.texts as object)
}

function getTemplate(known: readonly Template[], name: string): Template {
  const found = known.find((one) => one.name === name)
  if (found === undefined) {
    throw new Problem('not-found', {
      zh: `没有名为 ${name} 的消息模板。`,
      en: `There is no template named ${name}.`,
    })
  }
  return found
}
