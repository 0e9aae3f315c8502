import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, type Happening, recordEach } from '#platform/change.ts'
import { claimRegion, claimUnit } from './claim.ts'
import { contentsOf, endUnits, findBody } from './end.ts'
import { placeRegions, placeUnits } from './place.ts'

export interface Merger {
  readonly of: 'region' | 'unit'
  /** Those that cease, each at the version the asker saw. */
  readonly from: readonly { readonly id: string; readonly version: number }[]
  readonly into: { readonly id: string; readonly version: number }
  readonly on: Day
}

/**
 * Merges regions or units into one from a day on. What lay in a merged region lies in the other from
 * then on, and its body merges with the other's. Every figure stays where it was counted and can be
 * asked under the heir.
 */
export async function merge(act: Act, wish: Merger): Promise<Change<{ version: number }>> {
  const { of, from, into, on } = wish
  if (from.some(({ id }) => id === into.id)) throw withItself()
  const happenings: Happening[] = []
  for (const one of from) {
    const happened =
      of === 'unit' ? await mergeUnit(act, one, into.id, on) : await mergeRegion(act, one, into, on)
    happenings.push(...happened)
  }
  const claimInto = of === 'unit' ? claimUnit : claimRegion
  await claimInto(act, into, { on, yours: { merges: from.length } })
  const [first, ...rest] = happenings
  return recordEach(act, [first!, ...rest], { version: into.version + 1 })
}

type One = Merger['into']

async function mergeUnit(act: Act, one: One, into: string, on: Day): Promise<Happening[]> {
  const unit = await claimUnit(act, one, { on, yours: { mergesInto: into } })
  if (unit.kind === 'town' || unit.kind === 'county') throw throughRegion(unit.name)
  return [await follow(act, one.id, into, on)]
}

async function follow(act: Act, fromId: string, toId: string, onDay: Day): Promise<Happening> {
  await act.tx
    .insertInto('organisation.unitSuccession')
    .values({ fromId, toId, onDay, kind: 'merge' })
    .execute()
  await endUnits(act, [fromId], onDay)
  return { name: 'unit.merged', subject: fromId, data: { into: toId, on: onDay } }
}

async function mergeRegion(act: Act, one: One, into: One, on: Day): Promise<Happening[]> {
  const region = await claimRegion(act, one, { on, yours: { mergesInto: into.id } })
  const target = await act.tx
    .selectFrom('organisation.region')
    .select(['kind', 'name', 'ancestors'])
    .where('id', '=', into.id)
    .executeTakeFirst()
  if (target?.kind !== region.kind) throw notAlike(region.name, target?.name ?? '')

  const contents = await contentsOf(act, one.id)
  await placeRegions(act, ids(contents.regions), into.id, on)
  await placeUnits(act, ids(contents.units), into.id, on)
  const body = await findBody(act, one.id)
  const heir = await findBody(act, into.id)
  if (body !== undefined && heir === undefined) throw withoutBody(target.name)
  const bodies = body && heir ? [await follow(act, body.id, heir.id, on)] : []
  await act.tx
    .updateTable('organisation.region')
    .set({ endedOn: on })
    .where('id', '=', one.id)
    .execute()
  await act.tx
    .insertInto('organisation.regionSuccession')
    .values({ fromId: one.id, toId: into.id, onDay: on, kind: 'merge' })
    .execute()
  return [{ name: 'region.merged', subject: one.id, data: { into: into.id, on } }, ...bodies]
}

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id)

const withItself = () =>
  new Problem('tree-invalid', {
    zh: '不能并入自身，请检查选择。',
    en: 'Nothing merges into itself; check what was chosen.',
  })

const throughRegion = (name: string) =>
  new Problem('conflict', {
    zh: `“${name}”代表一个镇街（区县），请合并该地区，单位随之合并。`,
    en: `“${name}” answers for a region: merge the regions, and their bodies merge with them.`,
  })

const notAlike = (one: string, other: string) =>
  new Problem('conflict', {
    zh: `“${one}”与“${other}”级别不同，不能合并。`,
    en: `“${one}” and “${other}” are not of one kind and cannot merge.`,
  })

const withoutBody = (name: string) =>
  new Problem('conflict', {
    zh: `“${name}”还没有对应的镇街（区县）单位，请先建立。`,
    en: `No body answers for “${name}” yet; found it first.`,
  })
