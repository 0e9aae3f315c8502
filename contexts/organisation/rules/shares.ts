import type { Share } from './succession.ts'

/** Whether shares make up exactly the whole. */
export function addUpToOne(shares: readonly Share[]): boolean {
  const common = shares.reduce((product, { denominator }) => product * BigInt(denominator), 1n)
  const sum = shares.reduce(
    (total, { numerator, denominator }) =>
      total + (BigInt(numerator) * common) / BigInt(denominator),
    0n,
  )
  return sum === common
}
