import { Problem } from '#kernel/problem.ts'
import type { Read } from '#platform/db/database.ts'
import { getRegion } from '../organisation/index.ts'
import { unitFactsOf } from './caps/caps-of.ts'
import type { Draft } from './rules/draft.ts'
import { type Misplaced, misplaced } from './rules/placing.ts'
import { misplacedText } from './rules/placing-words.ts'

/** Refuses spans newly placed beyond the plan's year or above a unit's cap, each with its reason. */
export async function requirePlaced(
  tx: Read,
  { regionId, year }: { readonly regionId: string; readonly year: number },
  before: Draft,
  after: Draft,
): Promise<void> {
  const was = new Set(before.items)
  const touched = new Set(
    after.items.filter((item) => !was.has(item)).map(({ targetKey }) => targetKey),
  )
  if (touched.size === 0) return
  const { ancestors } = await getRegion(tx, regionId)
  const targets = after.targets.filter(({ key }) => touched.has(key))
  const { caps } = await unitFactsOf(tx, targets, ancestors, year)
  const found = misplaced(before, after, {
    year,
    capOf: (key) => {
      const cap = caps.get(key)
      return cap === undefined || cap.amount === null
        ? undefined
        : { amount: cap.amount, citation: cap.rule.citation }
    },
  })
  if (found.length > 0) throw refusal(found)
}

/** Why spans may not be placed so, with each of them in its figures. */
export function refusal(found: readonly Misplaced[]): Problem {
  const code = found.some((one) => one.code === 'over-cap') ? 'over-cap' : 'input-invalid'
  const texts = found.slice(0, 5).map(misplacedText)
  return new Problem(
    code,
    {
      zh: texts.map(({ zh }) => zh).join(''),
      en: texts.map(({ en }) => en).join(' '),
    },
    { values: { misplaced: found } },
  )
}
