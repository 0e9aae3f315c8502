import { contentOf } from '#platform/messages/content.ts'
import { rowsOf } from '#test/house.ts'
import { type Answer, type Asker, asker, type ServedApplication } from '#test/served.ts'
import type { HandDownRow, HandDownShape } from './shapes.ts'

/** A message of the outbox, opened: what it says and where its link leads. */
export interface Opened {
  readonly template: string
  readonly to: string | null
  readonly body: string
  readonly link: string | null
  readonly accountId: string | null
}

/** Every message of the outbox, oldest first. */
export async function messagesOf({ app, database }: ServedApplication): Promise<Opened[]> {
  const rows = await rowsOf<{ template: string; content: Buffer; account_id: string | null }>(
    database.owner,
    'select template, content, account_id from messages.message order by posted_at, id',
  )
  return rows.map(({ template, content, account_id: accountId }) => {
    const { name, told, link } = contentOf(app.secrets, content)
    return { template, to: name, body: told.body.zh, link, accountId }
  })
}

/** The secret of the newest link sent to somebody. */
export async function tokenFor(house: ServedApplication, name: string): Promise<string> {
  const links = (await messagesOf(house)).filter(
    ({ to, link }) => to === name && link?.includes('#'),
  )
  const newest = links.at(-1)?.link
  if (newest === undefined || newest === null) throw new Error(`no link was sent to ${name}`)
  return newest.split('#')[1]!
}

/** Opens a link as a browser does; with the session it gave, where it opened. */
export async function openLink(
  { server }: ServedApplication,
  token: string,
  from = '10.9.0.1',
): Promise<{ readonly answer: Answer; readonly who: Asker; readonly cookie: string }> {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/task/open',
    headers: { 'x-xuemai': '1' },
    remoteAddress: from,
    payload: { token },
  })
  const cookie = answer.cookies.find(({ name }) => name === 'xuemai-task')
  const kept = cookie === undefined ? '' : `xuemai-task=${cookie.value}`
  return {
    answer: { status: answer.statusCode, body: answer.json(), headers: answer.headers },
    who: asker(server, kept, ''),
    cookie: kept,
  }
}

/** What an officer sees and does of hand-downs, for tests. */
export const handingDown = (who: Asker) => {
  const list = async (planId: string): Promise<HandDownRow[]> =>
    (await who.get(`/planning/plans/${planId}/hand-downs`)).body
  const find = async (planId: string, label: string): Promise<HandDownRow> => {
    const row = (await list(planId)).find((one) => one.label === label)
    if (row === undefined) throw new Error(`nothing was handed down to ${label}`)
    return row
  }
  const read = async (id: string): Promise<HandDownShape> =>
    (await who.get(`/planning/hand-downs/${id}`)).body
  return {
    list,
    find,
    read,
    /** Does something with a hand-down at the version it has now. */
    act: async (id: string, action: string, wish: object = {}): Promise<Answer> => {
      const { version } = await read(id)
      return who.post(`/planning/hand-downs/${id}/${action}`, { version, ...wish })
    },
  }
}
