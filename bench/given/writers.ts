import pg from 'pg'
import { asClient } from '#platform/db/roles.ts'
import type { BenchDatabase } from './database.ts'

const clients = 16

/** Some clients of the application, and a table of theirs to work on. */
export async function openWriters({
  cluster,
  logins,
}: BenchDatabase): Promise<readonly pg.Client[]> {
  await asClient(cluster.login('postgres', 'xuemai'), (client) =>
    client.query(
      'create table public.work (id bigint generated always as identity primary key, amount integer); grant select, insert on public.work to xuemai_application',
    ),
  )
  const writers = Array.from({ length: clients }, () => new pg.Client(logins.app))
  for (const writer of writers) await writer.connect()
  return writers
}

/** One statement, one transaction: a piece of work and its entry in the record. */
export async function write(writers: readonly pg.Client[], transactions: number): Promise<void> {
  let left = transactions
  await Promise.all(
    writers.map(async (writer) => {
      while (left-- > 0) {
        await writer.query({
          name: 'work',
          text: `with done as (insert into public.work (amount) values ($1) returning id)
                 insert into record.entry (at, kind, name, subject, data)
                 select now(), 'change', 'plan.changed', id::text, '{"before": null, "after": {"amount": 5}}' from done`,
          values: [5],
        })
      }
    }),
  )
}
