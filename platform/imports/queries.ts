import { sql } from 'kysely'
import type { Instant } from '#kernel/days.ts'
import type { ProblemBody } from '#kernel/problem.ts'
import { type Database, inTransaction, type Read, type Write } from '../db/database.ts'
import type { ImportResult } from './contract.ts'
import type { ImportAsked } from './weigh.ts'

const programme = { accountId: null, regions: '*' } as const

export type Asked = ImportAsked<Readonly<Record<string, unknown>>> & { readonly digest: string }

/** A run that has just been begun, with who asked for it. */
export interface BegunRun {
  readonly id: string
  readonly accountId: string
  readonly name: string
  readonly disabledAt: Instant | null
  readonly kind: string
  readonly fileName: string
  readonly regions: string
  readonly asked: Asked
}

/** Begins a run, the first time only. */
export const beginRun = (
  database: Database,
  id: string,
  at: Instant,
): Promise<BegunRun | undefined> =>
  inTransaction(database, programme, (tx) =>
    tx
      .updateTable('upload.run as r')
      .from('access.account as a')
      .set({ beganAt: at, seenAt: at })
      .whereRef('a.id', '=', 'r.accountId')
      .where('r.id', '=', id)
      .where('r.beganAt', 'is', null)
      .returning((row) => [
        'r.id',
        'r.accountId',
        'a.name',
        'a.disabledAt',
        'r.kind',
        'r.fileName',
        'r.regions',
        row.ref('r.asked').$castTo<Asked>().as('asked'),
      ])
      .executeTakeFirst(),
  )

/** Says from outside of the run's own transaction how far it is. */
export const tellRun = (
  database: Database,
  id: string,
  { done, at }: { readonly done: number; readonly at: Instant },
) =>
  inTransaction(database, programme, (tx) =>
    tx
      .updateTable('upload.run')
      .set((row) => ({ done: sql<number>`least(${done}, ${row.ref('total')})`, seenAt: at }))
      .where('id', '=', id)
      .where('endedAt', 'is', null)
      .execute(),
  )

export const endRun = (
  tx: Write,
  id: string,
  end: { readonly at: Instant; readonly result?: ImportResult; readonly problem?: ProblemBody },
) =>
  tx
    .updateTable('upload.run')
    .set({
      endedAt: end.at,
      seenAt: end.at,
      ...(end.result === undefined ? {} : { result: asJson(end.result), done: sql`total` }),
      ...(end.problem === undefined ? {} : { problem: asJson(end.problem) }),
    })
    .where('id', '=', id)
    .execute()

/** The asker's own runs, newest first. */
export const ownRuns = (tx: Read, accountId: string) =>
  tx
    .selectFrom('upload.run')
    .selectAll()
    .where('accountId', '=', accountId)
    .orderBy('at', 'desc')
    .limit(5)

const asJson = (value: object) => sql<never>`${JSON.stringify(value)}::jsonb`
