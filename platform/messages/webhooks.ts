import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, type Look, record, unchanged } from '../change.ts'
import { newId } from '../id.ts'
import { newToken } from '../secrets.ts'
import type { Template } from './template.ts'

/** The systems that are told within reach, and how it goes. */
export const webhooks = ({ tx }: Look) =>
  tx
    .selectFrom('messages.webhook as w')
    .innerJoin('access.regionName as r', 'r.id', 'w.regionId')
    .leftJoin('access.person as p', 'p.id', 'w.addedBy')
    .select((row) => {
      const open = row
        .selectFrom('messages.dispatch as d')
        .select((of) => of.fn.countAll<number>().as('n'))
        .whereRef('d.webhookId', '=', 'w.id')
        .where('d.deliveredAt', 'is', null)
      return [
        'w.id',
        'w.name',
        'w.url',
        'w.templates',
        'w.addedAt',
        sql<string>`coalesce(${row.ref('r.name')}, '')`.as('regionName'),
        sql<string>`coalesce(${row.ref('p.name')}, '')`.as('addedBy'),
        open.where('d.deadAt', 'is', null).as('waiting'),
        open.where('d.deadAt', 'is not', null).as('dead'),
      ]
    })
    .where('w.endedAt', 'is', null)
    .orderBy('w.addedAt')
    .$narrowType<{ waiting: number; dead: number }>()
    .execute()

interface Wanted {
  readonly name: string
  readonly url: string
  readonly templates: readonly string[]
}

/** Tells another system from now on of the asker's region and what lies below; answers its secret. */
export async function addWebhook(
  act: Act,
  { name, url, templates }: Wanted,
  place: {
    readonly regionId: string | undefined
    readonly known: readonly Template[]
    readonly production: boolean
  },
): Promise<Change<{ id: string; secret: string }>> {
  const { regionId, known, production } = place
  if (regionId === undefined) throw noRegion()
  if (production && !url.startsWith('https:')) throw unsafe()
  const strangers = templates.filter((told) => !known.some((one) => one.name === told))
  if (strangers.length > 0) throw unknownTemplates(strangers)
  const id = newId()
  const secret = newToken()
  await act.tx
    .insertInto('messages.webhook')
    .values({
      id,
      regionId,
      name,
      url,
      secret: act.secrets.seal(secret),
      templates: [...new Set(templates)],
      addedBy: act.actor.accountId,
      addedAt: act.now,
    })
    .execute()
  return record(
    act,
    { name: 'webhook.added', subject: id, data: { name, host: new URL(url).host } },
    { id, secret },
  )
}

/** Tells it no more; what still waits for it becomes a dead letter. */
export async function endWebhook(
  act: Act,
  { id }: { id: string },
): Promise<Change<{ ended: boolean }>> {
  const found = await act.tx
    .selectFrom('messages.webhook')
    .select(['name', 'endedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) {
    throw new Problem('not-found', {
      zh: '在您管理的范围内没有这个对接系统。',
      en: 'There is no such webhook within your reach.',
    })
  }
  if (found.endedAt !== null) return unchanged({ ended: true })
  await act.tx
    .updateTable('messages.webhook')
    .set({ endedAt: act.now, endedBy: act.actor.accountId })
    .where('id', '=', id)
    .execute()
  return record(
    act,
    { name: 'webhook.ended', subject: id, data: { name: found.name } },
    { ended: true },
  )
}

const noRegion = () =>
  new Problem('not-permitted', {
    zh: '对接系统须由在某一地区任职的系统管理员登记。',
    en: 'A webhook is added by a system administrator of some region.',
  })

const unsafe = () =>
  new Problem('input-invalid', {
    zh: '正式运行时，对接地址必须以 https:// 开头。',
    en: 'In production the address must begin with https://.',
  })

const unknownTemplates = (names: readonly string[]) =>
  new Problem(
    'input-invalid',
    {
      zh: `没有这些消息模板：${names.join('、')}。`,
      en: `No such templates: ${names.join(', ')}.`,
    },
    { values: { names } },
  )
