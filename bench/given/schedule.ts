import { foundRegion, foundUnit } from '#contexts/organisation/index.ts'
import { changePlan } from '#contexts/planning/change-plan.ts'
import { draftYear } from '#contexts/planning/draft-revision.ts'
import { viewPlan } from '#contexts/planning/view-plan.ts'
import { day, wholeMonth } from '#kernel/days.ts'
import { carry } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { asProgramme } from '#platform/programme.ts'
import type { BenchDatabase } from './database.ts'

const year = 2027
const on = day('2020-01-01')

/** A district whose draft shares a total over so many units, each placed in a month. */
export async function givenSchedule({ app }: BenchDatabase, units: number) {
  const { id: regionId } = await asProgramme(app, (act) =>
    foundRegion(act, { parentId: null, kind: 'district', name: '大区', on }),
  )
  const holders: { id: string; name: string }[] = []
  for (let from = 0; from < units; from += 500) {
    await asProgramme(app, async (act) => {
      let last = await foundUnit(act, unitOf(regionId, from))
      holders.push({ id: last.value.id, name: unitOf(regionId, from).name })
      for (let n = from + 1; n < Math.min(units, from + 500); n++) {
        last = await foundUnit(act, unitOf(regionId, n))
        holders.push({ id: last.value.id, name: unitOf(regionId, n).name })
      }
      return last
    })
  }
  const { planId } = await asProgramme(app, (act) =>
    draftYear(act, { regionId, year, unit: 'renfen' }),
  )
  await asProgramme(app, async (act) => {
    const { revision, targets } = await viewPlan(act.tx, { id: planId })
    const changes = scheduleOf(targets[0]!.key, holders)
    const { id, version } = revision
    return carry(await changePlan(act, { id, version, changes }), () => planId)
  })
  return { regionId, planId }
}

const unitOf = (regionId: string, n: number) => ({
  regionId,
  kind: 'enterprise' as const,
  name: `单位${String(n).padStart(5, '0')}`,
  on,
})

function scheduleOf(total: string, holders: readonly { id: string; name: string }[]) {
  const track = newId()
  const stated = { do: 'add-target', track: 'group', status: 'stated' } as const
  const amount = holders.length * 40
  const keys = holders.map(() => newId())
  return [
    { do: 'set-target', key: total, amount, status: 'stated' } as const,
    {
      ...stated,
      key: track,
      parentKey: total,
      kind: 'track',
      label: '团体',
      unitId: null,
      amount,
    } as const,
    ...holders.map(({ id, name }, at) => ({
      ...stated,
      key: keys[at]!,
      parentKey: track,
      kind: 'unit' as const,
      label: name,
      unitId: id,
      amount: 40,
    })),
    ...keys.map((targetKey, at) => ({
      do: 'add-item' as const,
      key: newId(),
      targetKey,
      amount: 40,
      ...wholeMonth(year, (at % 12) + 1),
      area: null,
    })),
  ]
}
