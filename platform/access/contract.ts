import { z } from 'zod'
import { reading, writing } from '../contract.ts'
import { resetEndpoints } from './resets-contract.ts'
import { roleNames } from './roles.ts'

const Id = z.uuid()
const Role = z.enum(roleNames)
const Moment = z.string()

const Password = z.string().min(1).max(200)

const AssignmentShape = z.object({ role: Role, regionId: Id, regionName: z.string() })

export const Me = z.object({
  id: Id,
  login: z.string(),
  name: z.string(),
  demo: z.boolean(),
  /** Signed in completely, or still owing the second factor. */
  complete: z.boolean(),
  mustChangePassword: z.boolean(),
  secondFactor: z.boolean(),
  /** Nothing but enrolling a second factor is open before that is done. */
  mustEnrol: z.boolean(),
  assignments: z.array(AssignmentShape),
  permissions: z.array(z.string()),
})
export type Me = z.infer<typeof Me>

const SessionShape = z.object({
  id: Id,
  device: z.string(),
  address: z.string(),
  beganAt: Moment,
  seenAt: Moment,
  current: z.boolean(),
})

export const AccountShape = z.object({
  id: Id,
  login: z.string(),
  name: z.string(),
  demo: z.boolean(),
  secondFactor: z.boolean(),
  lockedUntil: Moment.nullable(),
  disabledAt: Moment.nullable(),
  createdAt: Moment,
  assignments: z.array(AssignmentShape.extend({ id: Id })),
  sessions: z.number().int(),
})
export type AccountShape = z.infer<typeof AccountShape>

const HomeShape = z.object({
  places: z.array(z.string().max(50)).max(50),
  hidden: z.array(z.string().max(50)).max(50),
})

const tags = ['access']

export const access = {
  welcome: reading
    .route({ method: 'GET', path: '/access/welcome', summary: 'What the sign-in page shows', tags })
    .meta({ may: 'anyone' })
    .output(
      z.object({
        helpPhone: z.string().nullable(),
        demonstration: z.array(
          z.object({ login: z.string(), name: z.string(), roles: z.array(Role) }),
        ),
      }),
    ),
  me: reading
    .route({ method: 'GET', path: '/access/me', summary: 'Who is signed in', tags })
    .meta({ may: 'anyone' })
    .output(Me.nullable()),
  signIn: writing
    .route({
      method: 'POST',
      path: '/access/sign-in',
      summary: 'Sign in with login and password',
      tags,
    })
    .meta({ may: 'anyone', kind: 'write', throttled: true })
    .input(z.object({ login: z.string().max(100), password: Password }))
    .output(z.object({ secondFactor: z.boolean() })),
  secondFactor: writing
    .route({
      method: 'POST',
      path: '/access/second-factor',
      summary: 'Give the code of the second factor',
      tags,
    })
    .meta({ may: 'anyone', kind: 'write', throttled: true })
    .input(z.object({ code: z.string().max(40) }))
    .output(z.object({ recoveryCodesLeft: z.number().int().nullable() })),
  signOut: writing
    .route({ method: 'POST', path: '/access/sign-out', summary: 'End this session', tags })
    .meta({ may: 'anyone', kind: 'write' })
    .output(z.object({ ended: z.boolean() })),
  changePassword: writing
    .route({ method: 'POST', path: '/access/password', summary: 'Change one’s own password', tags })
    .meta({ may: 'own-password', kind: 'write', throttled: true })
    .input(z.object({ current: Password, next: Password }))
    .output(z.object({ otherSessionsEnded: z.number().int() })),
  sessions: reading
    .route({ method: 'GET', path: '/access/sessions', summary: 'One’s own living sessions', tags })
    .meta({ may: 'signed-in' })
    .output(z.array(SessionShape)),
  endSession: writing
    .route({
      method: 'POST',
      path: '/access/sessions/{id}/end',
      summary: 'End one of one’s own sessions',
      tags,
    })
    .meta({ may: 'signed-in', kind: 'write' })
    .input(z.object({ id: Id }))
    .output(z.object({ ended: z.boolean() })),
  beginSecondFactor: writing
    .route({
      method: 'POST',
      path: '/access/second-factor/begin',
      summary: 'Get a secret for one’s authenticator',
      tags,
    })
    .meta({ may: 'own-second-factor', kind: 'write', throttled: true })
    .input(z.object({ password: Password }))
    .output(z.object({ secret: z.string(), uri: z.string(), qr: z.string() })),
  confirmSecondFactor: writing
    .route({
      method: 'POST',
      path: '/access/second-factor/confirm',
      summary: 'Confirm the authenticator with its first code',
      tags,
    })
    .meta({ may: 'own-second-factor', kind: 'write', throttled: true })
    .input(z.object({ code: z.string().max(40) }))
    .output(z.object({ recoveryCodes: z.array(z.string()) })),
  accounts: reading
    .route({
      method: 'GET',
      path: '/access/accounts',
      summary: 'All accounts and what they hold',
      tags,
    })
    .meta({ may: 'accounts.see' })
    .output(z.array(AccountShape)),
  regions: reading
    .route({
      method: 'GET',
      path: '/access/regions',
      summary: 'The regions within reach, each after the one it lies in',
      tags,
    })
    .meta({ may: 'accounts.see' })
    .output(z.array(z.object({ id: Id, name: z.string(), depth: z.number().int() }))),
  createAccount: writing
    .route({
      method: 'POST',
      path: '/access/accounts',
      summary: 'Create an account without any role',
      tags,
    })
    .meta({ may: 'accounts.create', kind: 'write' })
    .input(
      z.object({
        login: z.string().regex(/^[a-z0-9][a-z0-9.-]{2,49}$/),
        name: z.string().trim().min(1).max(50),
        /** Whose administrators look after it; the asker's own region when absent. */
        regionId: Id.optional(),
      }),
    )
    .output(z.object({ id: Id, password: z.string() })),
  disableAccount: writing
    .route({
      method: 'POST',
      path: '/access/accounts/{id}/disable',
      summary: 'Shut an account and end its sessions',
      tags,
    })
    .meta({ may: 'accounts.disable', kind: 'write' })
    .input(z.object({ id: Id, reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ disabled: z.boolean() })),
  enableAccount: writing
    .route({
      method: 'POST',
      path: '/access/accounts/{id}/enable',
      summary: 'Open a shut account again',
      tags,
    })
    .meta({ may: 'accounts.disable', kind: 'write' })
    .input(z.object({ id: Id, reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ disabled: z.boolean() })),
  giveRole: writing
    .route({
      method: 'POST',
      path: '/access/accounts/{id}/roles',
      summary: 'Give a role on a region',
      tags,
    })
    .meta({ may: 'accounts.assign', kind: 'write' })
    .input(z.object({ id: Id, role: Role, regionId: Id }))
    .output(z.object({ assignmentId: Id })),
  endRole: writing
    .route({
      method: 'POST',
      path: '/access/assignments/{id}/end',
      summary: 'Take a role back',
      tags,
    })
    .meta({ may: 'accounts.assign', kind: 'write' })
    .input(z.object({ id: Id }))
    .output(z.object({ ended: z.boolean() })),
  unlock: writing
    .route({
      method: 'POST',
      path: '/access/accounts/{id}/unlock',
      summary: 'Lift the lock after failed attempts',
      tags,
    })
    .meta({ may: 'accounts.unlock', kind: 'write' })
    .input(z.object({ id: Id }))
    .output(z.object({ unlocked: z.boolean() })),
  endSessionsOf: writing
    .route({
      method: 'POST',
      path: '/access/accounts/{id}/end-sessions',
      summary: 'End all sessions of an account',
      tags,
    })
    .meta({ may: 'accounts.end-sessions', kind: 'write' })
    .input(z.object({ id: Id }))
    .output(z.object({ ended: z.number().int() })),
  ...resetEndpoints,
  home: reading
    .route({ method: 'GET', path: '/access/home', summary: 'How one’s own home is arranged', tags })
    .meta({ may: 'signed-in' })
    .output(HomeShape),
  arrangeHome: writing
    .route({
      method: 'POST',
      path: '/access/home',
      summary: 'Arrange it; with nothing named it is as it was at first',
      tags,
    })
    .meta({ may: 'signed-in', kind: 'write' })
    .input(HomeShape)
    .output(HomeShape),
}
