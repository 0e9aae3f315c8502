import { allows } from '#platform/access/roles.ts'
import type { Act, Change } from '#platform/change.ts'
import type { Asking } from '#platform/http/asking.ts'
import { findHandDown } from './queries.ts'
import { isIssuer, type Moved, noHandDown, takeStep } from './take-step.ts'

/** Either side writes to the other; it stays with the record of the hand-down. */
export async function noteOn(
  act: Act,
  wish: { readonly id: string; readonly version: number; readonly text: string },
  { session }: Pick<Asking, 'session'>,
): Promise<Change<Moved>> {
  const handDown = await findHandDown(act.tx, wish.id)
  if (handDown === undefined) throw noHandDown()
  const reviews = session?.assignments.some(({ role }) => allows(role, 'planning.review')) ?? false
  // Whoever only answers below may stand on the issuing region, and still does not speak for it.
  const role = reviews && (await isIssuer(act, handDown)) ? 'officer' : 'receiver'
  return takeStep(act, { ...wish, action: 'note', role })
}
