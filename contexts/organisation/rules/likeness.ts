/** Whether two names are so alike that one may be a slip of the other; ordinals must agree. */
export function areAlike(one: string, other: string): boolean {
  if (ordinals(one) !== ordinals(other)) return false
  const allowed = slipsAllowed(Math.min(one.length, other.length))
  return allowed > 0 && distance(one, other) <= allowed
}

/** Whether the short name may stand for the long one: its letters in order, the first the same. */
export function mayAbbreviate(short: string, long: string): boolean {
  if (short.length < 3 || short.length >= long.length || short[0] !== long[0]) return false
  if (ordinals(short) !== ordinals(long)) return false
  let at = 0
  for (const letter of long) if (letter === short[at]) at += 1
  return at === short.length
}

/** Every text that is left when up to as many letters are taken out as may be wrong. */
export function cuttings(name: string): readonly string[] {
  const found = new Set([name])
  let edge = [name]
  for (let slip = 0; slip < slipsAllowed(name.length); slip++) {
    edge = edge.flatMap((text) =>
      Array.from(text, (_, at) => text.slice(0, at) + text.slice(at + 1)),
    )
    for (const text of edge) found.add(text)
  }
  return [...found]
}

/** A short name has no room for slips: 华新 is not 华漕. */
const slipsAllowed = (length: number): number => (length < 4 ? 0 : length < 9 ? 1 : 2)

/** 第一 and 第二, 东 and 西 tell things of one kind apart. */
const ordinals = (name: string): string =>
  name.replace(/[^0-9一二三四五六七八九十百东西南北上下]/g, '')

/** Levenshtein's distance. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const changed = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[other.length]!
}
