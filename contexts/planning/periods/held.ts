import { z } from 'zod'
import { type Day, day, type Span, yearOf } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Text } from '#kernel/text.ts'
import type { Read } from '#platform/db/database.ts'
import { type Held, heldPeriods } from './queries.ts'
import { states } from './rules/life.ts'
import { numberOf, periodKinds, periodName } from './rules/spans.ts'
import { stateNames } from './rules/state-names.ts'

export { type Held, heldPeriods }

/** What holds a day, said so that the reader knows whom to ask. */
export const heldText = ({ regionName, kind, fromDay, state }: Held): Text => {
  const name = periodName(yearOf(fromDay), { kind, number: numberOf(kind, fromDay) })
  return {
    zh: `${regionName}${name.zh}${stateNames[state].zh}`,
    en: `${name.en} of ${regionName} is ${stateNames[state].en}`,
  }
}

/** Who can open it again, and how. */
export const openerText = ({ regionName, state }: Held): Text =>
  state === 'submitted'
    ? {
        zh: `由${regionName}献血办撤回上报，或由负责人退回后再办`,
        en: `${regionName}’s office takes the report back, or its head returns it`,
      }
    : state === 'accepted'
      ? {
          zh: `由${regionName}献血办负责人或上级退回后再办`,
          en: `the head of ${regionName}’s office, or the level above, returns it`,
        }
      : {
          zh: `由${regionName}献血办负责人或上级写明理由重新打开后再办`,
          en: `the head of ${regionName}’s office, or the level above, reopens it with a reason`,
        }

/** Refuses to touch days of a ledger that a reported period holds; says which, and who can open them. */
export async function requireOpenDays(
  tx: Read,
  regionId: string,
  days: readonly Day[],
): Promise<void> {
  if (days.length === 0) return
  const sorted = days.toSorted()
  const span: Span = { from: sorted[0]!, to: sorted.at(-1)! }
  const held = (await heldPeriods(tx, regionId, span)).filter(({ fromDay, toDay }) =>
    days.some((on) => fromDay <= on && on <= toDay),
  )
  if (held.length === 0) return
  const within = (on: Day) => held.some(({ fromDay, toDay }) => fromDay <= on && on <= toDay)
  throw periodHeld(held, [...new Set(sorted)].filter(within))
}

/** The refusal itself, with the days and the periods for programs. */
export const periodHeld = (held: readonly Held[], days: readonly Day[]): Problem => {
  const [first] = held
  const shown = days.slice(0, 5).join('、')
  return new Problem(
    'period-held',
    {
      zh: `${heldText(first!).zh}，不能再改其中的日期：${shown}${days.length > 5 ? ` 等 ${days.length} 天` : ''}。${openerText(first!).zh}。`,
      en: `${heldText(first!).en}, so its days can no longer be changed: ${days.slice(0, 5).join(', ')}${days.length > 5 ? ` and more, ${days.length} in all` : ''}. To change them, ${openerText(first!).en}.`,
    },
    { values: { days, periods: held } },
  )
}

/** The database's refusal of a held day as the problem people are told; other errors pass. */
export const heldMeanwhile = (error: unknown): never => {
  if (!(error instanceof Error) || !('constraint' in error) || error.constraint !== 'period_held') {
    throw error
  }
  const told = Told.parse(JSON.parse(String('detail' in error ? error.detail : '')))
  throw periodHeld([told], [told.day])
}

/** What the database tells of the period, in its own names. */
const Told = z
  .object({
    day: z.string(),
    period_id: z.string(),
    region_id: z.string(),
    region_name: z.string(),
    kind: z.enum(periodKinds),
    from_day: z.string(),
    to_day: z.string(),
    state: z.enum(states),
  })
  .transform((row) => ({
    ...{ periodId: row.period_id, regionId: row.region_id, regionName: row.region_name },
    ...{ kind: row.kind, state: row.state, day: day(row.day) },
    ...{ fromDay: day(row.from_day), toDay: day(row.to_day) },
  }))
