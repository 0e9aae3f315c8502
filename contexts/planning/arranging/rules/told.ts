import type { Span } from '#kernel/days.ts'
import type { DraftItem } from '../../rules/draft.ts'
import type { Outcome, Proposal } from './arrange.ts'
import type { Instance, Slot } from './instance.ts'
import type { Placement } from './placements.ts'
import type { Asked, Piece } from './question.ts'
import type { Relief } from './relax.ts'

/** One span of a proposal beside where it lies now. */
export interface Proposed {
  readonly key: string
  readonly targetKey: string
  /** Null: it has no place in the plan yet. */
  readonly itemKey: string | null
  readonly label: string
  readonly area: string | null
  readonly amount: number
  readonly now: Span | null
  readonly span: Span
  /** It stays where it is. */
  readonly same: boolean
  /** 人份 and drives in each column it takes; a drive is one 车·班. */
  readonly shares: readonly {
    readonly at: number
    readonly amount: number
    readonly drives: number | null
  }[]
}

/** An outcome as it is kept and shown: by keys and columns, with the curve it was held to. */
export type Told = {
  readonly slots: readonly (Slot & { readonly fixed: number; readonly load: number | null })[]
} & (
  | ({ readonly is: 'proposal'; readonly items: readonly Proposed[] } & Omit<Proposal, 'choice'>)
  | {
      readonly is: 'no-way'
      readonly proven: boolean
      readonly alone: readonly Named[]
      readonly reliefs: readonly NamedRelief[]
    }
)

export interface Named {
  readonly key: string
  readonly label: string
  readonly amount: number
}

type NamedRelief =
  | Extract<Relief, { is: 'room' }>
  | (Omit<Extract<Relief, { is: 'left' }>, 'blocks'> & { readonly blocks: readonly Named[] })
  | (Omit<Extract<Relief, { is: 'wishes' }>, 'blocks'> & {
      readonly blocks: readonly (Named & { readonly first: number; readonly last: number })[]
    })

/** Puts the plan's own names and days on an outcome. */
export function told({ instance, pieces, fixed }: Asked, outcome: Outcome): Told {
  const slots = (loads: readonly number[] | null) =>
    instance.slots.map((slot, at) => ({
      ...slot,
      fixed: fixed[at]!,
      load: loads === null ? null : loads[at]!,
    }))
  if (outcome.is === 'no-way') {
    const { is, proven, alone, reliefs } = outcome
    return {
      ...{ slots: slots(null), is, proven },
      alone: alone.map((key) => named(pieces, key)),
      reliefs: reliefs.map((one) => namedRelief(pieces, one)),
    }
  }
  const { choice, ...proposal } = outcome.proposal
  const items = instance.blocks.map(({ key }, at) =>
    proposed(instance, pieces.get(key)!, key, choice[at]!),
  )
  const loads = instance.slots.map(() => 0)
  for (const { shares } of items) for (const { at, amount } of shares) loads[at]! += amount
  return { slots: slots(loads), is: 'proposal', items, ...proposal }
}

function proposed(
  { slots }: Instance,
  { targetKey, item, label, area, amount }: Piece,
  key: string,
  placement: Placement,
): Proposed {
  const same = item !== null && placement.moved === 0 && isAsNow(slots, item, placement)
  const span = same
    ? { from: item.from, to: item.to }
    : { from: slots[placement.first]!.span.from, to: slots[placement.last]!.span.to }
  return {
    ...{ key, targetKey, itemKey: item?.key ?? null, label, area, amount },
    now: item === null ? null : { from: item.from, to: item.to },
    ...{ span, same },
    shares: placement.shares.map((share, n) => {
      const each = slots[placement.first + n]!.perShift
      return {
        at: placement.first + n,
        amount: share,
        drives: each === null ? null : Math.ceil(share / each - 1e-9),
      }
    }),
  }
}

/** The same columns as now: then its own days stay, be they finer than a column. */
const isAsNow = (slots: readonly Slot[], { from, to }: DraftItem, { first, last }: Placement) =>
  within(slots[first]!.span, from) && within(slots[last]!.span, to)

const within = ({ from, to }: Span, on: Span['from']): boolean => from <= on && on <= to

function named(pieces: Asked['pieces'], key: string): Named {
  const { label, area, amount } = pieces.get(key)!
  return { key, label: area === null ? label : `${label} ${area}`, amount }
}

function namedRelief(pieces: Asked['pieces'], relief: Relief): NamedRelief {
  if (relief.is === 'room') return relief
  if (relief.is === 'left') {
    return { ...relief, blocks: relief.blocks.map((key) => named(pieces, key)) }
  }
  return {
    ...relief,
    blocks: relief.blocks.map(({ key, first, last }) => ({ ...named(pieces, key), first, last })),
  }
}
