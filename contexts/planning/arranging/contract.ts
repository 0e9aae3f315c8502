import { z } from 'zod'
import { reading, writing } from '#platform/contract.ts'
import { DayShape, Id } from '../shapes.ts'
import {
  AcceptedShape,
  ArrangementHead,
  ArrangementShape,
  AskedShape,
  WishShape,
} from './shapes.ts'

const tags = ['planning']

const get = (path: `/${string}`, summary: string) =>
  reading.route({ method: 'GET', path: `/planning${path}`, summary, tags }).meta({
    may: 'planning.see',
  })

const post = (path: `/${string}`, summary: string) =>
  writing
    .route({ method: 'POST', path: `/planning${path}`, summary, tags })
    .meta({ may: 'planning.change', kind: 'write' })

/** Proposals for arranging a year, and the wishes of units that they heed. */
export const arrangingEndpoints = {
  arrangements: get('/plans/{id}/arrangements', 'Arrangements of a plan, the latest first')
    .input(z.object({ id: Id }))
    .output(z.array(ArrangementHead)),
  arrangement: get('/arrangements/{id}', 'One of them: how far it is, and what it came to')
    .input(z.object({ id: Id }))
    .output(ArrangementShape),
  beginArranging: post('/plans/{id}/arrangements', 'Arrange the spans of a draft')
    .input(AskedShape.extend({ id: Id }))
    .output(z.object({ id: Id, beside: z.number().int() })),
  cancelArranging: post('/arrangements/{id}/cancel', 'Cancel one that is under way')
    .input(z.object({ id: Id }))
    .output(z.object({ id: Id })),
  acceptArrangement: post('/arrangements/{id}/accept', 'Accept a proposal, whole or in part')
    .input(
      z.object({
        id: Id,
        /** Keys of the proposal's spans; all of them when absent. */
        keys: z.array(z.string().max(80)).min(1).max(50_000).optional(),
      }),
    )
    .output(AcceptedShape),
  wishes: get('/plans/{id}/wishes', 'What units of a plan wish for its year')
    .input(z.object({ id: Id }))
    .output(z.array(WishShape)),
  stateWish: post('/wishes', 'State when a unit would rather be visited, or cannot be')
    .input(
      z.object({
        unitId: Id,
        stance: z.enum(['preferred', 'forbidden']),
        from: DayShape,
        to: DayShape,
        source: z.string().trim().min(1).max(200),
      }),
    )
    .output(z.object({ id: Id })),
  withdrawWish: post('/wishes/{id}/withdraw', 'Withdraw a wish')
    .input(z.object({ id: Id }))
    .output(z.object({ id: Id })),
}
