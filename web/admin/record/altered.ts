/** One field that an event changed. */
export interface AlteredField {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** What a change changed, field by field; fields that stayed as they were are left out. */
export function alteredFields(data: Readonly<Record<string, unknown>>): readonly AlteredField[] {
  if (!('before' in data) && !('after' in data)) return []
  const before = flat(data.before)
  const after = flat(data.after)
  const fields = new Set([...before.keys(), ...after.keys()])
  return [...fields]
    .map((field) => ({
      field,
      before: before.get(field) ?? null,
      after: after.get(field) ?? null,
    }))
    .filter((one) => one.before !== one.after)
}

/** What else an event says, beside before and after. */
export const otherFields = (
  data: Readonly<Record<string, unknown>>,
): readonly (readonly [string, string])[] => {
  const { before: _before, after: _after, ...rest } = data
  return [...flat(rest)]
}

/** Fields by their path, values as text; an absent value is no field. */
function flat(value: unknown, path: readonly string[] = []): Map<string, string> {
  if (value === null || value === undefined) return new Map()
  if (typeof value !== 'object') return new Map([[path.join('.'), String(value)]])
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...flat(inner, [...path, key])]))
}
