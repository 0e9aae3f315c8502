import { z } from 'zod'
import type { Day } from './days.ts'
import { type Dated, inForce } from './law.ts'

/**
 * What a number counts. 人份 is one 200 mL equivalent of whole blood, 人 a person, 人次 one visit,
 * U a component unit made from 200 mL, 治疗量 an apheresis platelet dose, 袋 a bag.
 * `unknown` is a unit that a document does not state.
 */
export const units = ['renfen', 'person', 'visit', 'U', 'mL', 'dose', 'bag', 'unknown'] as const

export const Unit = z.enum(units)
export type Unit = (typeof units)[number]

/** An amount with its unit; amounts of different units never meet without a named conversion. */
export interface Quantity<U extends Unit = Unit> {
  readonly amount: number
  readonly unit: U
}

export const quantity = <U extends Unit>(amount: number, unit: U): Quantity<U> => ({ amount, unit })

/** Adds amounts of one unit; the compiler refuses a mixture, and so does the program at run time. */
export function add<U extends Unit>(left: Quantity<U>, right: Quantity<NoInfer<U>>): Quantity<U> {
  if (left.unit !== right.unit) throw new TypeError(`cannot add ${right.unit} to ${left.unit}`)
  return quantity(left.amount + right.amount, left.unit)
}

/** The sum of amounts of one unit; an empty list is zero of the unit named. */
export const sum = <U extends Unit>(unit: U, all: readonly Quantity<U>[]): Quantity<U> =>
  all.reduce(add<U>, quantity(0, unit))

/** A dated, cited way from one unit to another, made for one purpose only. */
export interface Conversion {
  readonly from: Unit
  readonly to: Unit
  readonly purpose: 'plan' | 'statistics'
  readonly numerator: number
  readonly denominator: number
}

/** Millilitres of whole blood that count as one 人份: stated by the notices themselves. */
export const wholeBloodToRenfen: readonly Dated<Conversion>[] = [
  {
    from: '1998-10-01' as Day,
    value: { from: 'mL', to: 'renfen', purpose: 'plan', numerator: 1, denominator: 200 },
    law: {
      act: 'Regional donation notices',
      at: '人份',
      says: 'one 人份 is 200 mL of whole blood, so 300 mL is 1.5 and 400 mL is 2',
    },
  },
]

/** Converts by a rule in force on a day; refuses a quantity that the rule is not made for. */
export function convert(amount: Quantity, rule: readonly Dated<Conversion>[], on: Day): Quantity {
  const { value } = inForce(rule, on)
  if (amount.unit !== value.from) {
    throw new TypeError(`${value.from} to ${value.to} does not convert ${amount.unit}`)
  }
  return quantity((amount.amount * value.numerator) / value.denominator, value.to)
}
