import { z } from 'zod'
import { reading, writing } from '../contract.ts'

const Id = z.uuid()
const Moment = z.string()

const ResetShape = z.object({
  id: Id,
  accountId: Id,
  login: z.string(),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: Moment,
})

const PasswordResetShape = ResetShape.extend({
  name: z.string(),
  /** Null while it waits for the second person. */
  approvedAt: Moment.nullable(),
})

const tags = ['access']

/** What may be asked about lost authenticators and forgotten passwords: each takes two people. */
export const resetEndpoints = {
  resets: reading
    .route({
      method: 'GET',
      path: '/access/resets',
      summary: 'Second factors waiting to be reset',
      tags,
    })
    .meta({ may: 'accounts.see' })
    .output(z.array(ResetShape)),
  askReset: writing
    .route({
      method: 'POST',
      path: '/access/accounts/{id}/reset',
      summary: 'Ask that a lost second factor be removed',
      tags,
    })
    .meta({ may: 'accounts.ask-reset', kind: 'write' })
    .input(z.object({ id: Id, reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ resetId: Id })),
  decideReset: writing
    .route({
      method: 'POST',
      path: '/access/resets/{id}',
      summary: 'Approve or refuse it, as a second person',
      tags,
    })
    .meta({ may: 'accounts.approve-reset', kind: 'write' })
    .input(z.object({ id: Id, approve: z.boolean() }))
    .output(z.object({ approved: z.boolean() })),
  passwordResets: reading
    .route({
      method: 'GET',
      path: '/access/password-resets',
      summary: 'Forgotten passwords waiting for the second person, or to be handed over',
      tags,
    })
    .meta({ may: 'accounts.see' })
    .output(z.array(PasswordResetShape)),
  askPasswordReset: writing
    .route({
      method: 'POST',
      path: '/access/accounts/{id}/password-reset',
      summary: 'Ask that a forgotten password be replaced',
      tags,
    })
    .meta({ may: 'accounts.ask-reset', kind: 'write' })
    .input(z.object({ id: Id, reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ resetId: Id })),
  decidePasswordReset: writing
    .route({
      method: 'POST',
      path: '/access/password-resets/{id}',
      summary: 'Approve or refuse it, as a second person',
      tags,
    })
    .meta({ may: 'accounts.approve-reset', kind: 'write' })
    .input(z.object({ id: Id, approve: z.boolean() }))
    .output(z.object({ approved: z.boolean() })),
  takePasswordReset: writing
    .route({
      method: 'POST',
      path: '/access/password-resets/{id}/password',
      summary: 'Get the one-time password to hand over, shown this once',
      tags,
    })
    .meta({ may: 'accounts.ask-reset', kind: 'write' })
    .input(z.object({ id: Id }))
    .output(z.object({ login: z.string(), name: z.string(), password: z.string(), until: Moment })),
}
