import { Problem } from '#kernel/problem.ts'
import type { UnitKind } from '#kernel/unit-kinds.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { claimUnit } from './claim.ts'
import { codeTaken, refusedAs } from './refusals.ts'
import { isBody } from './rules/kinds.ts'

export interface Correction {
  readonly id: string
  /** The version the asker saw. */
  readonly version: number
  readonly kind: UnitKind
  readonly code: string | null
  readonly shortName: string | null
}

/**
 * Corrects what was entered wrongly of a unit: its kind, code and short name. They hold for every
 * day, so what stood before is in the record only. Whether a unit answers for a region is no slip
 * of entry: that needs a region founded, merged or split.
 */
export async function correctUnit(
  act: Act,
  { id, version, ...wish }: Correction,
): Promise<Change<{ version: number }>> {
  const after = {
    kind: wish.kind,
    code: wish.code?.trim() || null,
    shortName: wish.shortName?.trim() || null,
  }
  const { name, ...unit } = await claimUnit(act, { id, version }, { on: act.today, yours: after })
  const before = { kind: unit.kind, code: unit.code, shortName: unit.shortName }
  if (before.kind !== after.kind && (isBody(before.kind) || isBody(after.kind))) {
    throw answersForRegion(name)
  }
  if (sameIn(before, after)) throw nothingCorrected(name)
  await act.tx
    .updateTable('organisation.unit')
    .set(after)
    .where('id', '=', id)
    .execute()
    .catch(refusedAs({ unit_code_once: codeTaken(after.code) }))
  return record(
    act,
    { name: 'unit.corrected', subject: id, data: { before, after } },
    { version: unit.version },
  )
}

type Entered = Omit<Correction, 'id' | 'version'>

const sameIn = (one: Entered, other: Entered): boolean =>
  one.kind === other.kind && one.code === other.code && one.shortName === other.shortName

const answersForRegion = (name: string) =>
  new Problem('conflict', {
    zh: `“${name}”的类型不能这样更正：镇街（区县）单位随地区设立、合并或拆分。`,
    en: `The kind of “${name}” cannot be corrected so: the body of a town or county comes and goes with its region.`,
  })

const nothingCorrected = (name: string) =>
  new Problem('conflict', {
    zh: `“${name}”的类型、代码和简称与填写的相同，没有可更正的内容。`,
    en: `Kind, code and short name of “${name}” are already as you entered them.`,
  })
