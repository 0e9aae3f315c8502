/** How a person wants the parts of a page: by key, those not named after those that are. */
export interface Arrangement {
  readonly places: readonly string[]
  readonly hidden: readonly string[]
}

/** Every part in the order wished; new ones keep their place among those never moved. */
export function inPlaces<Part extends { readonly key: string }>(
  parts: readonly Part[],
  { places }: Arrangement,
): readonly Part[] {
  const placed = places.flatMap((key) => parts.find((part) => part.key === key) ?? [])
  return [...placed, ...parts.filter((part) => !placed.includes(part))]
}

/** The parts that are shown, in their order. */
export const shownParts = <Part extends { readonly key: string }>(
  parts: readonly Part[],
  wish: Arrangement,
): readonly Part[] => inPlaces(parts, wish).filter(({ key }) => !wish.hidden.includes(key))

/** The same with one part moved to another place; past either end it stays at that end. */
export function moved(keys: readonly string[], key: string, to: number): readonly string[] {
  const others = keys.filter((one) => one !== key)
  const at = Math.min(Math.max(to, 0), others.length)
  return others.toSpliced(at, 0, key)
}
