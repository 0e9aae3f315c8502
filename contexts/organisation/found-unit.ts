import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { UnitKind } from '#kernel/unit-kinds.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { getRegion } from './queries.ts'
import { codeTaken, ended, nameTaken, refusedAs } from './refusals.ts'
import { bodyOf, isBody } from './rules/kinds.ts'

export interface NewUnit {
  /** Where it lies; for a town or county body, the region it answers for. */
  readonly regionId: string
  readonly kind: UnitKind
  readonly name: string
  readonly shortName?: string | null
  readonly code?: string | null
  readonly on: Day
  readonly position?: number
  readonly demo?: boolean
  readonly importId?: string
}

/** Founds a unit in a region. Answers `conflict` when its name, code or office is taken. */
export async function foundUnit(act: Act, wish: NewUnit): Promise<Change<{ id: string }>> {
  const region = await getRegion(act.tx, wish.regionId)
  if (region.endedOn !== null && region.endedOn <= wish.on) throw ended(region.name, region.endedOn)
  if (isBody(wish.kind) && bodyOf[region.kind] !== wish.kind)
    throw notItsBody(wish.name, region.name)

  const id = newId()
  const unit = {
    regionId: wish.regionId,
    kind: wish.kind,
    name: wish.name.trim(),
    shortName: wish.shortName?.trim() || null,
    code: wish.code?.trim() || null,
  }
  await act.tx
    .insertInto('organisation.unit')
    .values({
      ...unit,
      id,
      beganOn: wish.on,
      position: wish.position ?? 0,
      demo: wish.demo ?? false,
      importId: wish.importId ?? null,
    })
    .execute()
    .catch(
      refusedAs({
        unit_name_once: nameTaken(unit.name),
        unit_code_once: codeTaken(unit.code),
        unit_answers_alone: answeredFor(region.name),
      }),
    )
  return record(
    act,
    { name: 'unit.founded', subject: id, data: { on: wish.on, before: null, after: unit } },
    { id },
  )
}

const notItsBody = (name: string, region: string) =>
  new Problem('conflict', {
    zh: `“${name}”不能代表“${region}”：镇街单位设在镇街，区县单位设在区县。`,
    en: `“${name}” cannot answer for “${region}”: a town's body lies in a town, a county's in a district.`,
  })

const answeredFor = (region: string) =>
  new Problem('conflict', {
    zh: `“${region}”已有对应的镇街（区县）单位。`,
    en: `“${region}” already has a body that answers for it.`,
  })
