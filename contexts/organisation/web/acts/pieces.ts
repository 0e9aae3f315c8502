import { addDays, type Day } from '#kernel/days.ts'
import { regroup } from '../../rules/succession.ts'

/** One part of a split as it is written: its name, and its number in proportion to the others. */
export interface PartRow {
  readonly key: number
  readonly name: string
  readonly weight: string
}

interface Piece {
  readonly name: string | null
  readonly share: { readonly numerator: number; readonly denominator: number } | null
  readonly takesRegions: string[]
  readonly takesUnits: string[]
}

/** What lies in a split region, and to which part each goes; the key of the part, or none yet. */
export interface Lying {
  readonly id: string
  readonly name: string
  readonly is: 'region' | 'unit'
  readonly goesTo: number | undefined
}

/**
 * The parts of a split as the server is asked for them. The unit's own name means that it lives on;
 * what goes nowhere stays there. Undefined when numbers are given for some parts only, or not whole.
 */
export function piecesOf(
  own: string,
  rows: readonly PartRow[],
  lying: readonly Lying[] = [],
): Piece[] | undefined {
  const named = rows.filter(({ name }) => name.trim() !== '')
  const weights = named.flatMap(({ weight }) => (weight.trim() === '' ? [] : [Number(weight)]))
  const denominator = weights.reduce((sum, weight) => sum + weight, 0)
  if (weights.length > 0 && weights.length !== named.length) return undefined
  if (weights.some((weight) => !Number.isInteger(weight) || weight < 1)) return undefined
  if (denominator > 1_000_000) return undefined
  const takes = (key: number, is: Lying['is']) =>
    lying.filter((one) => one.is === is && one.goesTo === key).map(({ id }) => id)
  return named.map(({ key, name }, at) => ({
    name: name.trim() === own ? null : name.trim(),
    share: weights.length === 0 ? null : { numerator: weights[at]!, denominator },
    takesRegions: name.trim() === own ? [] : takes(key, 'region'),
    takesUnits: name.trim() === own ? [] : takes(key, 'unit'),
  }))
}

/** What of a figure will stand under which name once the split holds. */
export function standing(
  own: string,
  pieces: readonly Piece[],
  amount: number,
  on: Day,
): readonly { readonly name: string; readonly amount: number; readonly former: boolean }[] {
  const before = addDays(on, -1)
  return regroup(
    [{ unitId: own, amount }],
    before,
    on,
    pieces.map(({ name, share }) => ({
      ...{ fromId: own, toId: name ?? own, on, kind: 'split' as const, share },
    })),
  ).map(({ unitId, ...rest }) => ({ name: unitId, ...rest }))
}
