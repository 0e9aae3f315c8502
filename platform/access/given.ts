import type { Role } from '#platform/access/roles.ts'
import type { App } from '../app.ts'
import { unchanged } from '../change.ts'
import type { buildServer } from '../http/server.ts'
import { newId } from '../id.ts'
import { asProgramme } from '../programme.ts'
import { createAccount } from './accounts.ts'
import { giveRole } from './assign.ts'

type Server = Awaited<ReturnType<typeof buildServer>>

export const password = 'Ceshi-mima-2026'

let made = 0
const next = () => `person-${++made}`

/** A region, within another where one is given. */
export const region = (app: App, parentId: string | null = null): Promise<string> =>
  asProgramme(app, async (act) => {
    const id = newId()
    await act.tx
      .insertInto('organisation.region')
      .values({
        id,
        parentId,
        kind: parentId === null ? 'district' : 'town',
        name: `云河${id.slice(-6)}`,
        ancestors: [],
        beganOn: act.today,
      })
      .execute()
    return unchanged(id)
  })

export interface Account {
  readonly id: string
  readonly login: string
  readonly password: string
}

/** An account that has chosen its own password, with roles on regions. */
export async function account(
  app: App,
  roles: readonly { role: Role; regionId: string }[] = [],
  wish: { login?: string; given?: true; regionId?: string } = {},
): Promise<Account> {
  const login = wish.login ?? next()
  const { regionId, given } = wish
  const { id, password: first } = await asProgramme(app, (act) =>
    createAccount(act, { login, name: `人${login}`, ...(given ? {} : { password }), regionId }),
  )
  for (const held of roles) await asProgramme(app, (act) => giveRole(act, { id, ...held }))
  return { id, login, password: first }
}

let addresses = 0

/** A browser: it keeps the cookie it is given, and comes from an address of its own. */
export function browser(server: Server, cookie: string | undefined = undefined) {
  const address = `10.9.${++addresses >> 8}.${addresses & 255}`
  const kept = { cookie }
  const ask = async (method: 'GET' | 'POST', path: string, payload?: object) => {
    const answer = await server.inject({
      method,
      url: `/api${path}`,
      headers: {
        'x-xuemai': '1',
        'user-agent': 'Browser',
        ...(kept.cookie === undefined ? {} : { cookie: `xuemai=${kept.cookie}` }),
      },
      remoteAddress: address,
      ...(method === 'POST' ? { payload: payload ?? {} } : {}),
    })
    const set = answer.cookies.find(({ name }) => name === 'xuemai')
    if (set !== undefined) kept.cookie = set.value === '' ? undefined : set.value
    return {
      status: answer.statusCode,
      body: answer.json(),
      setCookie: answer.headers['set-cookie'],
    }
  }
  return {
    kept,
    get: (path: string) => ask('GET', path),
    post: (path: string, payload?: object) => ask('POST', path, payload),
    signIn: ({ login, password: given }: Pick<Account, 'login' | 'password'>) =>
      ask('POST', '/access/sign-in', { login, password: given }),
  }
}
