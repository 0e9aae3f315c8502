import type { Look } from '#platform/change.ts'
import type { Asking } from '#platform/http/asking.ts'
import { regionNames, unitsAsOf } from '../../organisation/index.ts'
import { policyIn } from '../drives/policies.ts'
import type { SupportShape } from './contract.ts'
import { declaredAround, declaredIn } from './queries.ts'
import { flagsOf } from './rules/outliers.ts'

/** What units declare for a year, each with why it is to be looked at. */
export async function listSupport(
  { tx, today }: Look,
  { year }: { readonly year: number },
  { session }: Pick<Asking, 'session'>,
): Promise<SupportShape> {
  const all = await declaredIn(tx, year)
  const around = all[0] === undefined ? [] : await declaredAround(tx, all[0].unitId, year)
  const others = [...new Map([...around, ...all].map((one) => [one.unitId, one])).values()]
  const units = await unitsAsOf(
    tx,
    all.map(({ unitId }) => unitId),
    today,
  )
  const held = (session?.assignments ?? []).map(({ regionId }) => regionId)
  const seen = await regionNames(tx, held)
  const home = held.find((id) => seen.has(id))
  const ceiling = async (kind: 'support-yuan' | 'leave-days') =>
    home === undefined ? null : policyIn(tx, home, kind, today)
  const [yuanCeiling, leaveCeiling] = [await ceiling('support-yuan'), await ceiling('leave-days')]
  const ceilings = { yuan: yuanCeiling?.value ?? null, leaveDays: leaveCeiling?.value ?? null }
  return {
    rows: all
      .map(({ regionId: _region, ...row }) => ({
        ...row,
        year,
        unit: units.find(({ id }) => id === row.unitId)?.name ?? '--',
        flags: [...flagsOf(row, others, ceilings)],
      }))
      .toSorted((left, right) => right.flags.length - left.flags.length || right.yuan - left.yuan),
    yuanCeiling,
    leaveCeiling,
  }
}
