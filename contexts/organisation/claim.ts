import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Act } from '#platform/change.ts'
import { getRegion, getUnit } from './queries.ts'
import { ended, staleVersion } from './refusals.ts'

/** What is to be changed: one region or unit, at the version the asker saw. */
export interface Claim {
  readonly of: 'region' | 'unit'
  readonly id: string
  readonly version: number
}

/**
 * Takes hold of a living region or unit until the transaction ends, raising its version. Answers
 * `stale-version` with both states when somebody else has changed it since the asker looked.
 */
export async function claim(
  act: Act,
  { of, id, version }: Claim,
  change: { readonly on: Day; readonly yours: object },
) {
  const claimed = await raise(act, of, id, version)
  const now = of === 'region' ? await getRegion(act.tx, id) : await getUnit(act.tx, id)
  if (!claimed) throw staleVersion(shown(now), change.yours)
  if (now.endedOn !== null) throw ended(now.name, now.endedOn)
  if (change.on < now.beganOn) throw tooEarly(now.name, now.beganOn)
  if (change.on > act.today) throw tooLate(change.on)
  return now
}

/** A region at the version the asker saw; else as `claim`. */
export async function claimRegion(
  act: Act,
  claimed: Omit<Claim, 'of'>,
  change: { readonly on: Day; readonly yours: object },
) {
  await claim(act, { ...claimed, of: 'region' }, change)
  return getRegion(act.tx, claimed.id)
}

/** A unit at the version the asker saw; else as `claim`. */
export async function claimUnit(
  act: Act,
  claimed: Omit<Claim, 'of'>,
  change: { readonly on: Day; readonly yours: object },
) {
  await claim(act, { ...claimed, of: 'unit' }, change)
  return getUnit(act.tx, claimed.id)
}

async function raise({ tx }: Act, of: Claim['of'], id: string, version: number): Promise<boolean> {
  const table = of === 'region' ? 'organisation.region' : 'organisation.unit'
  const { numUpdatedRows } = await tx
    .updateTable(table)
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const shown = ({
  name,
  version,
  endedOn,
}: {
  readonly name: string
  readonly version: number
  readonly endedOn: Day | null
}) => ({ name, version, endedOn })

const tooEarly = (name: string, began: Day) =>
  new Problem('conflict', {
    zh: `生效日期不能早于${began}：“${name}”从那天开始。`,
    en: `The day cannot be before ${began}, when “${name}” began.`,
  })

const tooLate = (on: Day) =>
  new Problem('conflict', {
    zh: `${on}还没有到。请在生效当日或之后登记，或检查日期。`,
    en: `${on} is still to come. Enter it on that day or later, or check the day.`,
  })
