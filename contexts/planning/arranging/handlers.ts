import type { Look } from '#platform/change.ts'
import { findPlan } from '../queries.ts'
import { noPlan } from '../view-plan.ts'
import { acceptArrangement } from './accept-arrangement.ts'
import { beginArranging } from './begin-arranging.ts'
import { cancelArranging } from './cancel-arranging.ts'
import { arrangementsOf, getArrangement } from './queries.ts'
import { listWishes, stateWish, withdrawWish } from './wishes.ts'

interface OfId {
  readonly id: string
}

/** What stands behind the endpoints of arranging. */
export const arrangingHandlers = {
  arrangements: async ({ tx }: Look, { id }: OfId) => {
    if ((await findPlan(tx, id)) === undefined) throw noPlan()
    return arrangementsOf(tx, id)
  },
  arrangement: ({ tx }: Look, { id }: OfId) => getArrangement(tx, id),
  beginArranging,
  cancelArranging,
  acceptArrangement,
  wishes: ({ tx }: Look, { id }: OfId) => listWishes(tx, id),
  stateWish,
  withdrawWish,
}
