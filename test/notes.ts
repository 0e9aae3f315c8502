import type { Cluster } from '#platform/db/embedded.ts'
import { rowsOf } from './house.ts'

/** Commits one line of text to a cluster: the smallest thing that can be lost. */
export async function writeNote(cluster: Cluster, text: string): Promise<void> {
  const login = cluster.login('postgres', 'postgres')
  await rowsOf(login, 'create table if not exists note (text text)')
  await rowsOf(login, 'insert into note values ($1)', [text])
}

/** All lines written to a cluster. */
export async function readNotes(cluster: Cluster): Promise<unknown[]> {
  const rows = await rowsOf(cluster.login('postgres', 'postgres'), 'select text from note')
  return rows.map(({ text }) => text)
}
