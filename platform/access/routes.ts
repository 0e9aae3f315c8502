import { serve } from '../http/serve.ts'
import {
  createAccount,
  disableAccount,
  enableAccount,
  endOwnSession,
  endSessionsOf,
  unlock,
} from './accounts.ts'
import { endRole, giveRole } from './assign.ts'
import { access } from './contract.ts'
import { arrangeHome, viewHome } from './home.ts'
import { minutesAfter } from './moments.ts'
import { changePassword } from './password.ts'
import {
  approvalHours,
  askPasswordReset,
  decidePasswordReset,
  takePasswordReset,
} from './password-resets.ts'
import {
  demonstrationAccounts,
  listAccounts,
  livingSessions,
  openPasswordResets,
  waitingResets,
} from './queries.ts'
import { regionsWithinReach } from './regions.ts'
import { askReset, decideReset } from './resets.ts'
import { roles } from './roles.ts'
import { beginSecondFactor, confirmSecondFactor, giveSecondFactor } from './second-factor.ts'
import { signIn, signOut } from './sign-in.ts'

export const accessRoutes = serve(access, {
  welcome: async ({ tx }, _input, { app }) => ({
    helpPhone: app.config.HELP_PHONE ?? null,
    demonstration:
      app.config.XUEMAI_MODE === 'demonstration'
        ? (await demonstrationAccounts(tx)).map(({ login, name, assignments }) => ({
            login,
            name,
            roles: assignments.map(({ role }) => role),
          }))
        : [],
  }),
  me: async (_look, _input, { session }) =>
    session && {
      id: session.accountId,
      login: session.login,
      name: session.name,
      demo: session.demo,
      complete: session.complete,
      mustChangePassword: session.mustChangePassword,
      secondFactor: session.secondFactor,
      mustEnrol: session.mustEnrol,
      assignments: [...session.assignments],
      permissions: [...new Set(session.assignments.flatMap(({ role }) => [...roles[role]]))],
    },
  signIn,
  secondFactor: giveSecondFactor,
  signOut,
  changePassword,
  sessions: async ({ tx, now, actor }, _input, { session }) =>
    (await livingSessions(tx, actor.accountId!, now)).map((living) => ({
      ...living,
      current: living.id === session?.id,
    })),
  endSession: endOwnSession,
  beginSecondFactor,
  confirmSecondFactor,
  accounts: ({ tx, now }) => listAccounts(tx, now),
  regions: ({ tx }) => regionsWithinReach(tx),
  createAccount,
  disableAccount,
  enableAccount,
  giveRole,
  endRole,
  unlock,
  endSessionsOf,
  resets: ({ tx }) => waitingResets(tx),
  askReset,
  decideReset,
  passwordResets: ({ tx, now }) => openPasswordResets(tx, minutesAfter(now, -approvalHours * 60)),
  askPasswordReset,
  decidePasswordReset,
  takePasswordReset,
  home: viewHome,
  arrangeHome,
})
