import { type Act, type Change, recordReading, unchanged } from '#platform/change.ts'
import { getLiaison } from '../queries.ts'

/** Shows name and phone in full, once; who looked and why stands in the record. */
export async function revealPhone(
  act: Act,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Change<{ name: string; phone: string | null }>> {
  const { name, phone, unitId } = await getLiaison(act.tx, id)
  await recordReading(act, 'liaison.revealed', id, { reason, unitId })
  return unchanged({ name, phone: phone === null ? null : act.secrets.open(phone) })
}
