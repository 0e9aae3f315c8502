import { sql } from 'kysely'
import type { Act } from '../change.ts'
import type { FieldKind, Template } from './template.ts'

/** How many ways, and how many inboxes, were kept from telling it. */
export interface Withdrawn {
  readonly ways: number
  readonly inboxes: number
}

/**
 * Takes back what a cause was to tell and has not told yet, with the transaction that takes the
 * cause away. What was sent, is being sent just now, or lies in an inbox already stays: it was said.
 * The key is used up; what is told anew needs another.
 */
export async function withdraw<Fields extends Record<string, FieldKind>>(
  { tx, now }: Act,
  { template, key }: { readonly template: Template<Fields>; readonly key: string },
): Promise<Withdrawn> {
  const { rows } = await sql<Withdrawn>`
    select ways::int, inboxes::int from messages.withdraw(${template.name}, ${key}, ${now})`.execute(
    tx,
  )
  return rows[0]!
}
