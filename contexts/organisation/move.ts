import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { type Claim, claimRegion, claimUnit } from './claim.ts'
import { placeRegions, placeUnits } from './place.ts'
import { getRegion } from './queries.ts'
import { ended } from './refusals.ts'
import { liesWithin } from './rules/kinds.ts'

export interface NewPlacement extends Claim {
  /** The region it lies in from then on. */
  readonly to: string
  readonly on: Day
}

/** Places a region or unit elsewhere from a day on; where it lay before is kept. */
export async function move(act: Act, wish: NewPlacement): Promise<Change<{ version: number }>> {
  const { of, id, to, on } = wish
  const target = await getRegion(act.tx, to)
  if (target.endedOn !== null) throw ended(target.name, target.endedOn)
  const change = { on, yours: { to: target.name, on } }
  if (of === 'unit') {
    const unit = await claimUnit(act, wish, change)
    if (unit.kind === 'town' || unit.kind === 'county') throw boundToRegion(unit.name)
    await placeUnits(act, [id], to, on)
    return record(
      act,
      {
        name: 'unit.moved',
        subject: id,
        data: { on, before: { regionId: unit.regionId }, after: { regionId: to } },
      },
      { version: wish.version + 2 },
    )
  }
  const region = await claimRegion(act, wish, change)
  if (target.ancestors.includes(id)) throw withinItself(region.name, target.name)
  if (!liesWithin(region.kind, target.kind)) throw notLarger(region.name, target.name)
  await placeRegions(act, [id], to, on)
  return record(
    act,
    {
      name: 'region.moved',
      subject: id,
      data: { on, before: { parentId: region.parentId }, after: { parentId: to } },
    },
    { version: wish.version + 2 },
  )
}

const boundToRegion = (name: string) =>
  new Problem('conflict', {
    zh: `“${name}”代表它所在的镇街（区县），不能单独调整；请调整该地区。`,
    en: `“${name}” answers for its own region and cannot be moved alone; move the region.`,
  })

const withinItself = (name: string, target: string) =>
  new Problem('tree-invalid', {
    zh: `不能把“${name}”放到它自己的下级“${target}”之中。`,
    en: `“${name}” cannot lie in “${target}”, which lies in it.`,
  })

const notLarger = (name: string, target: string) =>
  new Problem('conflict', {
    zh: `“${name}”不能放到“${target}”之下：下级地区必须比上级小。`,
    en: `“${name}” cannot lie in “${target}”: a region lies in a larger one.`,
  })
