import type { Day } from '#kernel/days.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { claimUnit } from './claim.ts'
import { endUnits } from './end.ts'

/** Closes a unit from a day on. Its figures and its past stay. */
export async function closeUnit(
  act: Act,
  wish: { readonly id: string; readonly version: number; readonly on: Day },
): Promise<Change<{ version: number }>> {
  const { id, on, version } = wish
  await claimUnit(act, wish, { on, yours: { endedOn: on } })
  await endUnits(act, [id], on)
  return record(act, { name: 'unit.closed', subject: id, data: { on } }, { version: version + 2 })
}
