interface Piece {
  readonly name: string | null
  readonly share: { readonly numerator: number; readonly denominator: number } | null
}

/**
 * The parts of a split as they are written: a name a line, and numbers in proportion. The unit's own
 * name means that it lives on. Undefined when the numbers are not one for each name.
 */
export function piecesOf(own: string, parts: string, shares: string | null): Piece[] | undefined {
  const names = parts
    .split(/[\n、;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const weights = (shares ?? '')
    .split(/[^0-9]+/)
    .filter(Boolean)
    .map(Number)
  const denominator = weights.reduce((sum, weight) => sum + weight, 0)
  if (weights.length > 0 && weights.length !== names.length) return undefined
  if (weights.some((weight) => weight < 1) || denominator > 1_000_000) return undefined
  return names.map((name, at) => ({
    name: name === own ? null : name,
    share: weights.length === 0 ? null : { numerator: weights[at]!, denominator },
  }))
}
