import { createAccount } from '#platform/access/accounts.ts'
import { giveRole } from '#platform/access/assign.ts'
import type { Role } from '#platform/access/roles.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/change.ts'
import { asProgramme } from '#platform/programme.ts'
import type { Places } from './places.ts'

/** What is printed at start: every role can be tried. */
export interface DemonstrationAccount {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly where: string
}

export const demonstrationPassword = 'Yanshi-mima-1'

/** One account a role, and one officer and approver a region; the people are invented. */
export const accounts: readonly DemonstrationAccount[] = [
  { login: 'qp-officer', name: '沈演示', role: 'blood-office-officer', where: '青浦区' },
  { login: 'qp-approver', name: '陆演示', role: 'blood-office-approver', where: '青浦区' },
  { login: 'qp-station', name: '唐演示', role: 'station-planner', where: '青浦区' },
  { login: 'qp-liaison', name: '金演示', role: 'liaison', where: '华新镇' },
  { login: 'cn-officer', name: '顾演示', role: 'blood-office-officer', where: '长宁区' },
  { login: 'cn-approver', name: '钱演示', role: 'blood-office-approver', where: '长宁区' },
  { login: 'zjj-officer', name: '向演示', role: 'blood-office-officer', where: '张家界市' },
  { login: 'zjj-approver', name: '覃演示', role: 'blood-office-approver', where: '张家界市' },
  { login: 'sh-commission', name: '徐演示', role: 'health-commission', where: '上海市' },
  { login: 'system-admin', name: '系统演示', role: 'system-administrator', where: '上海市' },
  { login: 'security-admin', name: '安全演示', role: 'security-administrator', where: '上海市' },
  { login: 'audit-admin', name: '审计演示', role: 'audit-administrator', where: '上海市' },
]

/** Makes the accounts that are missing; answers each as an actor by its login. */
export async function makeAccounts(app: App, places: Places): Promise<ReadonlyMap<string, Actor>> {
  const actors = new Map<string, Actor>()
  for (const { login, name, role, where } of accounts) {
    const known = await app.database.kysely
      .selectFrom('access.account')
      .select('id')
      .where('login', '=', login)
      .executeTakeFirst()
    const id = known?.id ?? (await makeAccount(app, { login, name }))
    if (known === undefined) {
      const regionId = places.get(where)!
      await asProgramme(app, (act) => giveRole(act, { id, role, regionId }))
    }
    actors.set(login, { accountId: id, name })
  }
  return actors
}

const makeAccount = async (app: App, who: { login: string; name: string }): Promise<string> => {
  const made = await asProgramme(app, (act) =>
    createAccount(act, { ...who, demo: true, password: demonstrationPassword }),
  )
  return made.id
}
