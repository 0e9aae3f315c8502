import { z } from 'zod'
import { reading, writing } from '#platform/contract.ts'
import { tallyTracks } from '../progress/rules/credit.ts'
import { DayShape, Id } from '../shapes.ts'
import { DisputeShape, decisions, HistoryShape, LedgerShape, LinesShape } from './shapes.ts'

const tags = ['progress']
const Reason = z.string().trim().min(1).max(500)

/** What planning answers about each single credit. */
export const ledgerEndpoints = {
  ledgers: reading
    .route({
      method: 'GET',
      path: '/planning/ledgers',
      summary: 'Regions with a ledger of which the asker may follow lines',
      tags,
    })
    .meta({ may: 'tallies.follow' })
    .output(z.array(LedgerShape)),
  ledgerLines: reading
    .route({
      method: 'GET',
      path: '/planning/ledger',
      summary: 'Lines of a region’s ledger, newest first; of others’ units only the asker’s own',
      tags,
    })
    .meta({ may: 'tallies.follow' })
    .input(
      z.object({
        regionId: Id,
        unitId: Id.optional(),
        track: z.enum(tallyTracks).optional(),
        from: DayShape,
        to: DayShape,
        /** The last line of the page before: its day and number. */
        afterDay: DayShape.optional(),
        afterN: z.coerce.number().int().optional(),
      }),
    )
    .output(LinesShape),
  ledgerHistory: reading
    .route({
      method: 'GET',
      path: '/planning/ledger/{id}',
      summary: 'How a credit came to be: every signed line of it and every dispute',
      tags,
    })
    .meta({ may: 'tallies.follow' })
    .input(z.object({ id: Id }))
    .output(HistoryShape),
  disputes: reading
    .route({
      method: 'GET',
      path: '/planning/disputes',
      summary: 'Disputed credits of a region, open ones first',
      tags,
    })
    .meta({ may: 'tallies.follow' })
    .input(z.object({ regionId: Id }))
    .output(z.array(DisputeShape)),
  raiseDispute: writing
    .route({
      method: 'POST',
      path: '/planning/ledger/{id}/disputes',
      summary: 'Say that a credit is wrong, and why',
      tags,
    })
    .meta({ may: 'tallies.dispute', kind: 'write' })
    .input(z.object({ id: Id, reason: Reason, proposedUnitId: Id.optional() }))
    .output(z.object({ id: Id })),
  decideDispute: writing
    .route({
      method: 'POST',
      path: '/planning/disputes/{id}/decision',
      summary: 'Uphold a disputed credit, move it to another unit, or withdraw it',
      tags,
    })
    .meta({ may: 'tallies.decide', kind: 'write' })
    .input(
      z.object({
        id: Id,
        decision: z.enum(decisions),
        movedTo: Id.optional(),
        answer: Reason,
      }),
    )
    .output(z.object({ corrections: z.number().int() })),
}
