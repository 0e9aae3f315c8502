import { addDays, type Day } from '#kernel/days.ts'

/** A name as lists show it: 张*明, 李*, 欧阳**. */
export function maskedName(name: string): string {
  const letters = [...name.trim()]
  if (letters.length <= 1) return '*'
  if (letters.length === 2) return `${letters[0]}*`
  if (letters.length === 3) return `${letters[0]}*${letters[2]}`
  return `${letters[0]}${letters[1]}${'*'.repeat(Math.min(letters.length - 2, 4))}`
}

/** A phone number as lists show it: 138****1234; of a short one hardly anything. */
export function maskedPhone(phone: string): string {
  const plain = phone.replace(/[\s-]/g, '')
  if (plain.length >= 11) return `${plain.slice(0, 3)}****${plain.slice(-4)}`
  return plain.length >= 7 ? `****${plain.slice(-3)}` : '****'
}

/** A phone number as it is kept, or undefined when it cannot be one. */
export function findPhone(text: string): string | undefined {
  const plain = text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s()]/g, '')
    .replace(/[—–－]/g, '-')
    .replace(/^\+?86-?(?=1\d{10}$)/, '')
  if (/^1[3-9]\d{9}$/.test(plain)) return plain
  if (/^(?:0\d{2,3}-?)?[2-9]\d{6,7}(?:-\d{1,6})?$/.test(plain)) return plain
  return undefined
}

/** Whether a liaison answers for the unit on a day, did so once, or only will. */
export function standing(
  { validFrom, validTo }: { readonly validFrom: Day; readonly validTo: Day | null },
  on: Day,
): 'valid' | 'expired' | 'coming' {
  if (on < validFrom) return 'coming'
  return validTo !== null && on > validTo ? 'expired' : 'valid'
}

interface Term {
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly unreachableWhy: string | null
}

/** How many days before its end a term without a follower is shown as running out. */
export const expiringDays = 30

/**
 * How a unit stands with its liaisons: whoever answers on the day, whether that ends soon without a
 * follower, whether they cannot be reached; or the last who did.
 */
export function registered<T extends Term>(
  people: readonly T[],
  on: Day,
): {
  readonly state: 'registered' | 'expiring' | 'unreachable' | 'expired' | 'none'
  readonly one?: T
} {
  const valid = people.filter((one) => standing(one, on) === 'valid')
  const reached = valid.find(({ unreachableWhy }) => unreachableWhy === null)
  if (reached !== undefined) {
    const soon = addDays(on, expiringDays)
    const lasts = people.some((one) => standing(one, soon) === 'valid')
    return { state: lasts ? 'registered' : 'expiring', one: reached }
  }
  if (valid[0] !== undefined) return { state: 'unreachable', one: valid[0] }
  const last = people.filter((one) => standing(one, on) === 'expired').at(-1)
  return last === undefined ? { state: 'none' } : { state: 'expired', one: last }
}
