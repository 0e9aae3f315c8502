import type { Draft, DraftItem, DraftTarget } from '../../rules/draft.ts'
import { boundOf } from './agreement.ts'

/** One figure that a unit was given. */
export type HandedPart = Pick<DraftTarget, 'label' | 'track' | 'amount' | 'bound'>
/** One span that the level above planned for it. */
export type HandedItem = Pick<DraftItem, 'area' | 'from' | 'to' | 'text' | 'amount'>

/** What an issue gives one unit. */
export interface Handed {
  readonly unitId: string
  readonly label: string
  /** Null where a figure of it is still pending. */
  readonly amount: number | null
  readonly bound: DraftTarget['bound']
  readonly parts: readonly HandedPart[]
  readonly items: readonly HandedItem[]
}

/** What a plan gives each unit that holds a target in it, in the order of the plan. */
export function handedBy({ targets, items }: Draft): readonly Handed[] {
  const held = targets.filter(({ kind, unitId }) => kind === 'unit' && unitId !== null)
  const spans = Map.groupBy(items, ({ targetKey }) => targetKey)
  return [...Map.groupBy(held, ({ unitId }) => unitId!)].map(([unitId, mine]) => {
    const amounts = mine.map(({ amount }) => amount)
    return {
      unitId,
      label: mine[0]!.label,
      amount: amounts.includes(null) ? null : amounts.reduce<number>((sum, one) => sum + one!, 0),
      bound: boundOf(mine.map(({ bound }) => bound)),
      parts: mine.map(({ label, track, amount, bound }) => ({ label, track, amount, bound })),
      items: mine.flatMap(({ key }) =>
        (spans.get(key) ?? []).map(({ area, from, to, text, amount }) => ({
          area,
          from,
          to,
          text,
          amount,
        })),
      ),
    }
  })
}

interface Held {
  readonly amount: number | null
  readonly bound: string
  readonly parts: readonly HandedPart[]
  readonly items: readonly HandedItem[]
}

/** Whether a later issue gives a unit anything else, so that it is asked anew. */
export const isOther = (before: Held, after: Held): boolean =>
  JSON.stringify(plain(before)) !== JSON.stringify(plain(after))

const plain = ({ amount, bound, parts, items }: Held) => [
  amount,
  bound,
  parts.map((part) => [part.track, part.amount, part.bound]),
  items.map((item) => [item.area, item.from, item.to, item.amount]),
]
