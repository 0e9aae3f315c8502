import type { Day } from '#kernel/days.ts'
import type { Grain } from '../../rules/grain.ts'
import { type Capacity, type Carrier, carriers, perShift } from './capacity.ts'
import { type Stretches, sharesOf, stretchesOf } from './periods.ts'

/** A span of the plan that somebody has to collect. */
export interface Load {
  readonly key: string
  /** As officers call it: the unit, and the area where it has one. */
  readonly label: string
  readonly amount: number
  readonly from: Day
  readonly to: Day
  readonly carrier: Carrier
}

/** How one column stands: what is asked of it and what it can take. */
export interface Standing {
  readonly at: number
  /** 人份 asked. */
  readonly asked: number
  readonly capacity: Capacity
  /** 车·班 that the asked 人份 take; null where a 车·班 collects nothing known. */
  readonly need: number | null
  readonly perShift: number | null
  /** 人份 too many; 0 where it fits. */
  readonly over: number
  /** Who asks, the largest part first. */
  readonly parts: readonly Part[]
}

export interface Part {
  readonly key: string
  readonly label: string
  readonly amount: number
}

export interface Frame {
  readonly year: number
  readonly grain: Grain
  readonly capacities: Readonly<Record<Carrier, readonly Capacity[] | null>>
}

/** A plan against what can be collected, by carrier and column; null where nothing is registered. */
export interface Assessment {
  readonly standings: Readonly<Record<Carrier, readonly Standing[] | null>>
  /** 人份 asked of a carrier of which nothing is registered. */
  readonly unchecked: Readonly<Record<Carrier, number>>
}

/** Spreads every span over its columns by days, and holds the sums against what the columns can take. */
export function assess(loads: readonly Load[], frame: Frame): Assessment {
  const standings = {} as Record<Carrier, readonly Standing[] | null>
  const unchecked = {} as Record<Carrier, number>
  for (const carrier of carriers) {
    const own = loads.filter((load) => load.carrier === carrier)
    const all = frame.capacities[carrier]
    const asked = own.reduce((total, { amount }) => total + amount, 0)
    unchecked[carrier] = all === null ? asked : 0
    standings[carrier] = all === null ? null : standingsOf(own, all, frame)
  }
  return { standings, unchecked }
}

function standingsOf(
  loads: readonly Load[],
  all: readonly Capacity[],
  { year, grain }: Frame,
): Standing[] {
  const parts = all.map((): Part[] => [])
  // Most spans of a plan are alike: whole months, single 旬.
  const alike = new Map<string, Stretches>()
  for (const { key, label, amount, from, to } of loads) {
    const stretches = alike.get(from + to) ?? stretchesOf({ from, to }, { year, grain })
    alike.set(from + to, stretches)
    for (const share of sharesOf(stretches, amount)) {
      if (share.amount > 0) parts[share.at]!.push({ key, label, amount: share.amount })
    }
  }
  return all.map((capacity, at) => {
    const asked = parts[at]!.reduce((total, { amount }) => total + amount, 0)
    const each = perShift(all, at)
    return {
      at,
      asked,
      capacity,
      need: each === null ? null : tenthsUp(asked / each),
      perShift: each,
      over: Math.max(0, asked - capacity.renfen),
      parts: parts[at]!.toSorted((left, right) => right.amount - left.amount),
    }
  })
}

/** 车·班 still free in a column, rounded down to a tenth. */
export const freeShifts = ({ asked, capacity, perShift: each }: Standing): number =>
  each === null ? 0 : Math.max(0, tenthsDown((capacity.renfen - asked) / each))

/** Rounded to tenths away from what is convenient: what is needed up, what is free down. */
export const tenthsUp = (value: number): number => Math.ceil(value * 10 - 1e-6) / 10
export const tenthsDown = (value: number): number => Math.floor(value * 10 + 1e-6) / 10

/** 人份 too many over all columns and carriers. */
export const overload = ({ standings }: Assessment): number =>
  carriers.reduce(
    (total, carrier) => total + (standings[carrier] ?? []).reduce((sum, { over }) => sum + over, 0),
    0,
  )
