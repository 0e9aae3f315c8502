import { z } from 'zod'
import { reading, writing } from '#platform/contract.ts'
import { DayShape, Id, UnitKindShape, Version, Year } from '../shapes.ts'

const tags = ['organisation']
const Phone = z.string().trim().max(30).nullable().default(null)
const Login = z.string().trim().max(100).nullable().default(null)

export const liaisonStates = ['registered', 'expiring', 'unreachable', 'expired', 'none'] as const

/** How the units of a region stand to the day by which their liaisons are to be registered. */
export const RegisterShape = z.object({
  year: Year,
  /** Null where the region has set no day. */
  dueOn: DayShape.nullable(),
  basis: z.string().nullable(),
  /** Calendar days since the due day; 0 up to it. */
  daysOver: z.number().int(),
  rows: z.array(
    z.object({
      unitId: Id,
      name: z.string(),
      kind: UnitKindShape,
      state: z.enum(liaisonStates),
      /** Masked; null where there is none. */
      liaison: z.string().nullable(),
      validTo: DayShape.nullable(),
      confirmedAt: z.string().nullable(),
    }),
  ),
})
export type RegisterShape = z.infer<typeof RegisterShape>

/** What organisation answers about the time of its liaisons. */
export const liaisonEndpoints = {
  liaisonRegister: reading
    .route({
      method: 'GET',
      path: '/organisation/liaisons/register',
      summary: 'Which units have registered a liaison, and which are due or late',
      tags,
    })
    .meta({ may: 'liaisons.see' })
    .input(z.object({ regionId: Id, year: z.coerce.number().int().min(1998).max(2200) }))
    .output(RegisterShape),
  setLiaisonDeadline: writing
    .route({
      method: 'POST',
      path: '/organisation/liaisons/deadline',
      summary: 'Set the day by which liaisons are to be registered',
      tags,
    })
    .meta({ may: 'liaisons.change', kind: 'write' })
    .input(
      z.object({
        regionId: Id,
        year: Year,
        dueOn: DayShape,
        basis: z.string().trim().max(200).nullable().default(null),
      }),
    )
    .output(z.object({ dueOn: DayShape })),
  handOverLiaison: writing
    .route({
      method: 'POST',
      path: '/organisation/liaisons/{id}/hand-over',
      summary: 'Hand a liaison’s work to another from a day on',
      tags,
    })
    .meta({ may: 'liaisons.change', kind: 'write' })
    .input(
      z.object({
        id: Id,
        version: Version,
        name: z.string().trim().min(1).max(50),
        phone: Phone,
        login: Login,
        from: DayShape,
        to: DayShape.nullable().default(null),
      }),
    )
    .output(z.object({ id: Id, accessEnded: z.boolean() })),
  markLiaison: writing
    .route({
      method: 'POST',
      path: '/organisation/liaisons/{id}/reach',
      summary: 'Mark a liaison as not to be reached, with the reason, or as reached again',
      tags,
    })
    .meta({ may: 'liaisons.change', kind: 'write' })
    .input(
      z.object({
        id: Id,
        version: Version,
        unreachable: z.string().trim().min(1).max(200).nullable(),
      }),
    )
    .output(z.object({ version: Version })),
}
