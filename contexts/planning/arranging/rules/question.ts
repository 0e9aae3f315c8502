import type { Day } from '#kernel/days.ts'
import type { Load } from '../../feasibility/rules/assess.ts'
import { type Capacity, perShift } from '../../feasibility/rules/capacity.ts'
import { carrierOf } from '../../feasibility/rules/loads.ts'
import { type Period, periodAt, periodsOf, spread } from '../../feasibility/rules/periods.ts'
import { childrenOf, type DraftItem, type DraftTarget } from '../../rules/draft.ts'
import type { Grain } from '../../rules/grain.ts'
import { scheduled } from '../../rules/schedule.ts'
import type { Block, Instance, Present, Weights } from './instance.ts'

/** What a unit wishes: where it would rather be visited, or cannot be. */
export interface Wish {
  readonly unitId: string
  readonly stance: 'preferred' | 'forbidden'
  readonly from: Day
  readonly to: Day
}

/** Everything a proposal is made of. */
export interface Question {
  readonly year: number
  readonly grain: Grain
  readonly targets: readonly DraftTarget[]
  readonly items: readonly DraftItem[]
  /** Keys of spans that stay where they are. */
  readonly fixed: readonly string[]
  readonly capacity: readonly Capacity[]
  readonly wishes: readonly Wish[]
  /** How the year's need lies over its months, with its source; null: evenly by what can be collected. */
  readonly need: { readonly weights: readonly number[]; readonly source: string } | null
  /** The town a unit lies in, by unit. */
  readonly groups: ReadonlyMap<string, string>
  /** By how much a column may miss the curve before it counts: 0.1 is a tenth. */
  readonly band: number
  readonly weights: Weights
}

/** What a block is of the plan. */
export interface Piece {
  readonly targetKey: string
  /** Null: what of the target has no place yet. */
  readonly item: DraftItem | null
  readonly label: string
  readonly area: string | null
  readonly amount: number
}

export interface Asked {
  readonly instance: Instance
  /** By the blocks' keys. */
  readonly pieces: ReadonlyMap<string, Piece>
  /** 人份 in each column that stay where they are. */
  readonly fixed: readonly number[]
}

/**
 * The plan as an instance: every span of a unit that is not fixed, and what of a unit's target has no
 * place yet. Spans on several units together, and those of fixed sites, stay where they are.
 */
export function asked(question: Question): Asked {
  const { year, grain, capacity } = question
  const periods = periodsOf(year, grain)
  const pieces = piecesOf(question)
  const moving = new Set([...pieces.values()].flatMap(({ item }) => item?.key ?? []))
  const staying = periods.map(() => 0)
  for (const item of question.items) {
    if (moving.has(item.key) || carrierOfItem(question, item) === 'site') continue
    for (const { at, amount } of spread(item, item.amount, question)) staying[at]! += amount
  }
  const total = [...pieces.values()].reduce((sum, { amount }) => sum + amount, 0)
  const all = total + staying.reduce((sum, amount) => sum + amount, 0)
  const curve = curveOf(question, periods)
  const slots = periods.map(({ span }, at) => ({
    span,
    room: Math.max(0, capacity[at]!.renfen - staying[at]!),
    low: Math.floor(all * curve[at]! * (1 - question.band)) - staying[at]!,
    high: Math.ceil(all * curve[at]! * (1 + question.band)) - staying[at]!,
    perShift: perShift(capacity, at),
  }))
  const blocks = [...pieces].map(([key, piece]) => blockOf(question, periods, key, piece))
  return {
    instance: { year, grain, slots, blocks, weights: question.weights },
    pieces,
    fixed: staying,
  }
}

function piecesOf({ targets, items, fixed }: Question): Map<string, Piece> {
  const held = new Set(fixed)
  const children = childrenOf(targets)
  const byTarget = Map.groupBy(items, ({ targetKey }) => targetKey)
  const placed = scheduled(targets, items)
  const parents = new Map(targets.map((one) => [one.key, one.parentKey]))
  const pooled = (key: string): boolean => {
    for (let at = parents.get(key) ?? null; at !== null; at = parents.get(at) ?? null) {
      if (byTarget.has(at)) return true
    }
    return false
  }
  const pieces = new Map<string, Piece>()
  for (const target of targets) {
    const { key, label } = target
    if (children.has(key) || carrierOf(target.track) === 'site' || target.kind === 'total') continue
    for (const item of byTarget.get(key) ?? []) {
      if (held.has(item.key) || item.amount === 0) continue
      const { amount, area } = item
      pieces.set(item.key, { targetKey: key, item, label: item.label ?? label, area, amount })
    }
    const rest = placed.get(key)?.remaining ?? 0
    if (target.unitId !== null && rest > 0 && !pooled(key)) {
      pieces.set(`rest:${key}`, { targetKey: key, item: null, label, area: null, amount: rest })
    }
  }
  return pieces
}

function blockOf(
  question: Question,
  periods: readonly Period[],
  key: string,
  { targetKey, item, amount }: Piece,
): Block {
  const unitId = question.targets.find((one) => one.key === targetKey)!.unitId
  const wishes = question.wishes.filter((wish) => wish.unitId === unitId)
  const touches = ({ span }: Period, stance: Wish['stance']) =>
    wishes.some((one) => one.stance === stance && one.from <= span.to && span.from <= one.to)
  const likes = wishes.some(({ stance }) => stance === 'preferred')
  return {
    key,
    amount,
    allowed: periods.map((period) => !touches(period, 'forbidden')),
    liked: likes ? periods.map((period) => touches(period, 'preferred')) : null,
    present: item === null ? null : presentOf(question, item),
    group: (unitId !== null && question.groups.get(unitId)) || '',
  }
}

function presentOf({ year, grain }: Question, item: DraftItem): Present | null {
  const shares = spread(item, item.amount, { year, grain })
  const [first] = shares
  // A span that reaches beyond the year has no place within it to keep.
  if (first === undefined || item.from.slice(0, 4) !== item.to.slice(0, 4)) return null
  const last = periodAt(item.to, grain)
  return { first: first.at, last, shares: shares.map(({ amount }) => amount) }
}

/** The share of the year that should lie in each column. */
function curveOf({ need, capacity, grain }: Question, periods: readonly Period[]): number[] {
  const weights = periods.map(({ month, span }, at) =>
    need === null
      ? capacity[at]!.renfen
      : (need.weights[month - 1]! * days(span)) / inMonth(periods, month, grain),
  )
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => (sum === 0 ? 0 : weight / sum))
}

const days = ({ from, to }: Period['span']): number =>
  Number(to.slice(8)) - Number(from.slice(8)) + 1

const inMonth = (periods: readonly Period[], month: number, grain: Grain): number =>
  periods.filter((one) => one.month === month).reduce((sum, { span }) => sum + days(span), 0) ||
  (grain === 'month' ? 1 : 3)

const carrierOfItem = ({ targets }: Question, { targetKey }: DraftItem): Load['carrier'] =>
  carrierOf(targets.find(({ key }) => key === targetKey)?.track ?? 'other')
