import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/days.ts'
import type { EventData, EventName } from '#kernel/events.ts'
import type { Problem } from '#kernel/problem.ts'
import type { Read, Write } from './db/database.ts'
import type { Secrets } from './secrets.ts'

/** Who acts: an account, or the programme itself (null) when a job or the command line does. */
export interface Actor {
  readonly accountId: string | null
  readonly name: string
}

/** Everything a reading endpoint may lean on: a transaction that only looks, the time, the asker. */
export interface Look {
  readonly tx: Read
  readonly now: Instant
  readonly today: Day
  readonly actor: Actor
  /** Opens and seals personal values. */
  readonly secrets: Secrets
}

/** Everything a verb may lean on. Time and actor are facts of the act, never asked of a clock. */
export interface Act extends Omit<Look, 'tx'> {
  readonly tx: Write
  /** Puts a job into the queue with this transaction: rolled back, it was never there. */
  readonly enqueue: (job: string, input: Readonly<Record<string, unknown>>) => Promise<void>
}

declare const recorded: unique symbol

/** A result whose cause stands in the record; only `record` and its kin make one. */
export interface Change<T> {
  readonly value: T
  /** Set by `refuse`: the record is kept, and the asker is told no. */
  readonly refusal?: Problem
  readonly [recorded]: true
}

/** One event of a context, as the record keeps it. */
export interface Happening<Name extends EventName = EventName> {
  readonly name: Name
  readonly subject: string
  readonly data: EventData[Name]
}

/** Writes what happened into the record, in the transaction of its cause, and hands on the value. */
export async function record<Name extends EventName, T>(
  act: Act,
  happening: Happening<Name>,
  value: T,
): Promise<Change<T>> {
  await recordAll(act, [happening])
  return changed(value)
}

/** Several happenings of one act, in order; with none, use `unchanged`. */
export async function recordEach<T>(
  act: Act,
  happenings: readonly [Happening, ...Happening[]],
  value: T,
): Promise<Change<T>> {
  await recordAll(act, happenings)
  return changed(value)
}

/** Says no and still leaves a trace: what happened is kept, and the problem is thrown after it. */
export async function refuse<Name extends EventName>(
  act: Act,
  happening: Happening<Name>,
  problem: Problem,
): Promise<Change<never>> {
  await recordAll(act, [happening])
  return { ...changed(undefined as never), refusal: problem }
}

/** What a change came to, once its transaction is kept; throws when that was a refusal. */
export function outcome<T>({ value, refusal }: Change<T>): T {
  if (refusal !== undefined) throw refusal
  return value
}

/** A repeated or empty request that left everything as it was: nothing to record. */
export const unchanged = <T>(value: T): Change<T> => changed(value)

/** Goes on with the value of a change that is already in the record. */
export const carry = <T, U>(change: Change<T>, to: (value: T) => U): Change<U> =>
  change.refusal === undefined ? changed(to(change.value)) : (change as Change<never>)

/** Records that personal data of a subject was read, and why. */
export async function recordReading(
  act: { readonly tx: Write; readonly now: Instant; readonly actor: Actor },
  name: string,
  subject: string,
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await insert(act, 'read', [{ name, subject, data }])
}

/** Many happenings are written in few statements; their ids keep the order. */
async function recordAll(act: Act, happenings: readonly Happening[]): Promise<void> {
  for (let at = 0; at < happenings.length; at += 1000) {
    const lines = happenings.slice(at, at + 1000)
    await insert(act, 'change', lines)
  }
}

interface Line {
  readonly name: string
  readonly subject: string
  readonly data: object
}

const insert = (
  { tx, now, actor }: { readonly tx: Write; readonly now: Instant; readonly actor: Actor },
  kind: 'change' | 'read',
  lines: readonly Line[],
) =>
  tx
    .insertInto('record.entry')
    .values(
      lines.map(({ name, subject, data }) => ({
        at: now,
        actor: actor.accountId,
        kind,
        name,
        subject,
        data: sql`${JSON.stringify(data)}::jsonb`,
      })),
    )
    .execute()

// The one place where the brand is put on.
const changed = <T>(value: T): Change<T> => ({ value }) as Change<T>
