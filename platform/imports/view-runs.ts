import type { Instant } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Look } from '../change.ts'
import type { ImportRun } from './contract.ts'
import { ownRuns } from './queries.ts'

/** Silent for so long, a run was ended from outside. */
const silentMs = 30_000

/** The asker's newest runs of one kind. */
export async function viewRuns(
  { tx, actor, now }: Look,
  { kind }: { kind: string },
): Promise<ImportRun[]> {
  const rows = await ownRuns(tx, actor.accountId!).where('kind', '=', kind).execute()
  return rows.map((row) => shown(row, now))
}

/** One of the asker's own; `not-found` for any other. */
export async function viewRun(
  { tx, actor, now }: Look,
  { id }: { id: string },
): Promise<ImportRun> {
  const row = await ownRuns(tx, actor.accountId!).where('id', '=', id).executeTakeFirst()
  if (row === undefined) {
    throw new Problem('not-found', {
      zh: '没有这项导入。',
      en: 'There is no such import.',
    })
  }
  return shown(row, now)
}

type Row = Awaited<ReturnType<ReturnType<typeof ownRuns>['execute']>>[number]

function shown(row: Row, now: Instant): ImportRun {
  const { id, kind, fileName, done, total, at, asked, result, problem } = row
  return {
    ...{ id, kind, fileName, done, total, at, state: stateOf(row, now) },
    // Written by this platform in exactly these shapes.
    asked: asked as unknown as ImportRun['asked'],
    result: result as unknown as ImportRun['result'],
    problem: problem as unknown as ImportRun['problem'],
  }
}

function stateOf(
  { result, problem, beganAt, seenAt, done }: Row,
  now: Instant,
): ImportRun['state'] {
  if (result !== null) return 'done'
  if (problem !== null) return 'refused'
  if (beganAt === null || seenAt === null) return 'waiting'
  if (Date.parse(now) - Date.parse(seenAt) > silentMs) return 'interrupted'
  return done === 0 ? 'checking' : 'writing'
}
