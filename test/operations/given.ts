import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Login } from '#platform/db/embedded.ts'
import { type Environment, type OtherProcess, runProgram } from '../process.ts'

/** What production needs beside its database; each call draws its own key. */
export const production = (folder: string): Environment => ({
  XUEMAI_MODE: 'production',
  PORT: '0',
  PUBLIC_URL: 'https://blood.example',
  DATA_KEY: randomBytes(32).toString('base64'),
  RECORD_HEAD_FILE: join(folder, 'heads.log'),
  DATA_DIR: join(folder, 'data'),
  HELP_PHONE: '021-6900-0000',
  // Administrators without a second factor could only take one into use.
  SECOND_FACTOR_FOR: 'none',
})

/** The environment for a database, as an operator names it: without the owner, but for upgrades. */
export const on = (app: Login, owner?: Login): Environment => ({
  DATABASE_URL: app.connectionString,
  DATABASE_OWNER_URL: owner?.connectionString,
})

/** A service in a process of its own, and where it answers. */
export interface Service {
  readonly program: OtherProcess
  readonly site: string
}

/** Starts `npm run serve`'s program and waits until it serves. */
export async function serving(environment: Environment): Promise<Service> {
  const program = runProgram('server.ts', environment)
  await program.says('"msg":"serving"')
  return { program, site: /"address":"([^"]+)"/.exec(program.said())![1]! }
}

/** An answer over a real connection. */
export interface Answered {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
  readonly body: any
}

/** Somebody with a session, or nobody, at a service. */
export interface Visitor {
  ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Answered>
  upload(name: string, bytes: Uint8Array): Promise<Answered>
}

export const visitor = (site: string, first = ''): Visitor => {
  let cookie = first
  const send = async (path: string, request: RequestInit): Promise<Answered> => {
    const answer = await fetch(`${site}/api${path}`, request)
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return { status: answer.status, body: JSON.parse((await answer.text()) || 'null') }
  }
  const headers = () => ({ cookie, 'x-xuemai': '1' })
  return {
    ask: (method, path, body) =>
      send(path, {
        method,
        headers:
          body === undefined ? headers() : { ...headers(), 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    upload: (name, bytes) =>
      send(`/uploads?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { ...headers(), 'content-type': 'application/octet-stream' },
        body: Buffer.from(bytes),
      }),
  }
}

/** Signs in over HTTP; throws with the answer when that is refused. */
export const signIn = async (site: string, login: string, password: string): Promise<Visitor> =>
  visitor(site, await cookieOf(site, login, password))

/** The cookie of a new session. */
export async function cookieOf(site: string, login: string, password: string): Promise<string> {
  const answer = await fetch(`${site}/api/access/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-xuemai': '1' },
    body: JSON.stringify({ login, password }),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.headers.get('set-cookie')!.split(';')[0]!
}
