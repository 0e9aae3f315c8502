import { z } from 'zod'
import { reading, writing } from '#platform/contract.ts'
import { Id } from '../shapes.ts'
import { MatrixShape, PeriodKindShape, PeriodShape, StateShape } from './shapes.ts'

const tags = ['periods']

const Which = z.object({
  regionId: Id,
  year: z.coerce.number().int().min(1998).max(2200),
  kind: PeriodKindShape,
  number: z.coerce.number().int().min(1).max(12),
})

/** The round and version that was looked at; 0 of a period that was never reported. */
const Seen = Which.extend({ round: z.number().int().min(1), version: z.number().int().min(0) })
const Reason = z.string().trim().min(1).max(500)
const Now = z.object({ state: StateShape, round: z.number().int(), version: z.number().int() })

const take = (path: `/${string}`, summary: string) =>
  writing.route({ method: 'POST', path: `/planning/periods/${path.slice(1)}`, summary, tags })

/** Periods of reporting: who reported what, who accepted it, and what is locked. */
export const periodEndpoints = {
  periods: reading
    .route({
      method: 'GET',
      path: '/planning/periods',
      summary: 'The periods of a year, of a region and those directly below it',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(z.object({ regionId: Id, year: z.coerce.number().int().min(1998).max(2200) }))
    .output(MatrixShape),
  period: reading
    .route({
      method: 'GET',
      path: '/planning/periods/one',
      summary: 'One period: figures, conditions, rounds, history, what may be done',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(Which)
    .output(PeriodShape),
  submitPeriod: take('/submit', 'Report a period that is over; its days are held from then on')
    .meta({ may: 'planning.submit', kind: 'write' })
    .input(Seen)
    .output(Now),
  takeBackPeriod: take('/take-back', 'Take back what was submitted and not yet accepted')
    .meta({ may: 'planning.submit', kind: 'write' })
    .input(Seen)
    .output(Now),
  returnPeriod: take('/return', 'Give it back, submitted or accepted, with a reason')
    .meta({ may: 'planning.issue', kind: 'write' })
    .input(Seen.extend({ reason: Reason }))
    .output(Now),
  acceptPeriod: take('/accept', 'Accept it, as another than who submitted it')
    .meta({ may: 'planning.issue', kind: 'write' })
    .input(Seen)
    .output(Now),
  lockPeriod: take('/lock', 'Lock what was accepted; an earlier round is superseded')
    .meta({ may: 'planning.issue', kind: 'write' })
    .input(Seen)
    .output(Now),
  reopenPeriod: take('/reopen', 'Open a locked period again, with a reason')
    .meta({ may: 'planning.reopen', kind: 'write' })
    .input(Seen.extend({ reason: Reason }))
    .output(Now),
}
