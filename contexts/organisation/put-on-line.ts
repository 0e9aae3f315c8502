import { addDays, type Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record, unchanged } from '#platform/change.ts'
import { getLine, getRegion, getUnit } from './queries.ts'

export interface OnLine {
  readonly unitId: string
  readonly lineId: string
  readonly from: Day
  readonly importId?: string
}

/** Puts a unit on a line of its region or one above; a unit may stand on any number of lines. */
export async function putOnLine(act: Act, wish: OnLine): Promise<Change<{ on: boolean }>> {
  const { unitId, lineId, from } = wish
  const unit = await getUnit(act.tx, unitId)
  const line = await getLine(act.tx, lineId)
  const region = await getRegion(act.tx, unit.regionId)
  if (!region.ancestors.includes(line.regionId)) throw outside(unit.name, line.name)

  const added = await act.tx
    .insertInto('organisation.unitLine')
    .values({ unitId, lineId, fromDay: from, importId: wish.importId ?? null })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return unchanged({ on: true })
  return record(
    act,
    {
      name: 'unit.lined',
      subject: unitId,
      data: { on: from, before: null, after: { lineId, name: line.name } },
    },
    { on: true },
  )
}

/** Takes a unit off a line: the given day is the first one without it. */
export async function takeOffLine(
  act: Act,
  { unitId, lineId, on }: { readonly unitId: string; readonly lineId: string; readonly on: Day },
): Promise<Change<{ on: boolean }>> {
  const line = await getLine(act.tx, lineId)
  const taken = await act.tx
    .updateTable('organisation.unitLine')
    .set((row) => ({ toDay: row.fn<Day>('greatest', [row.val(addDays(on, -1)), 'fromDay']) }))
    .where('unitId', '=', unitId)
    .where('lineId', '=', lineId)
    .where('toDay', 'is', null)
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) return unchanged({ on: false })
  return record(
    act,
    {
      name: 'unit.lined',
      subject: unitId,
      data: { on, before: { lineId, name: line.name }, after: null },
    },
    { on: false },
  )
}

const outside = (unit: string, line: string) =>
  new Problem('conflict', {
    zh: `条线“${line}”不属于“${unit}”所在的地区或上级，不能归入。`,
    en: `The line “${line}” is kept neither by the region of “${unit}” nor by one above it.`,
  })
