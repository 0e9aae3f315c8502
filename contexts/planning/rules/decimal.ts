const decimal = /^(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/
const short = /^\d{1,15}$/
const longest = 100

/** A decimal number exactly: `digits` ÷ 10^`decimals`; digits are BigInt past 2^53 − 1. */
export interface Decimal {
  readonly digits: number | bigint
  readonly decimals: number
}

export type DecimalFault = 'not-a-number' | 'negative' | 'too-long'

/**
 * Reads a weight as written: 12, 0.25, 1e-05. Nothing passes through a floating-point number, so
 * 0.1 is a tenth. At most 100 digits on either side of the point.
 */
export function readDecimal(text: string): Decimal | DecimalFault {
  if (short.test(text)) return { digits: Number(text), decimals: 0 }
  if (text.startsWith('-')) return isDecimal(text.slice(1)) ? 'negative' : 'not-a-number'
  if (!isDecimal(text)) return 'not-a-number'

  const [, whole = '', fraction = '', exponent = '0'] = decimal.exec(text)!
  const written = (whole + fraction).replace(/^0+/, '')
  const digits = written.replace(/0+$/, '')
  if (digits === '') return { digits: 0, decimals: 0 }

  const decimals = fraction.length - Number(exponent) - (written.length - digits.length)
  if (decimals > longest || digits.length - decimals > longest) return 'too-long'
  if (decimals < 0) return { digits: plain(BigInt(digits) * 10n ** BigInt(-decimals)), decimals: 0 }
  return { digits: short.test(digits) ? Number(digits) : plain(BigInt(digits)), decimals }
}

/**
 * Whole numbers in the proportion of the decimals: all scaled by the largest number of decimals;
 * doubles where each stays exact, BigInt where one would not.
 */
export function wholeWeights(decimals: readonly Decimal[]): Float64Array | readonly bigint[] {
  const scale = decimals.reduce((most, each) => Math.max(most, each.decimals), 0)
  const doubles = new Float64Array(decimals.length)
  for (let i = 0; i < doubles.length; i++) {
    const each = decimals[i]!
    const scaled =
      typeof each.digits === 'number' ? each.digits * 10 ** (scale - each.decimals) : Infinity
    if (scaled > Number.MAX_SAFE_INTEGER) return wideWeights(decimals, scale)
    doubles[i] = scaled
  }
  return doubles
}

export type AmountFault = 'not-a-number' | 'negative' | 'fractional' | 'too-large'

/** Reads a whole amount from 0 to 2^53 − 1, written in digits and nothing else. */
export function readAmount(text: string): number | AmountFault {
  if (/^\d+$/.test(text)) {
    const amount = Number(text)
    return amount <= Number.MAX_SAFE_INTEGER ? amount : 'too-large'
  }
  if (text.startsWith('-') && isDecimal(text.slice(1))) return 'negative'
  return /^(\d+\.\d*|\.\d+)$/.test(text) ? 'fractional' : 'not-a-number'
}

const isDecimal = (text: string): boolean => decimal.test(text) && /^\.?\d/.test(text)

const plain = (digits: bigint): number | bigint =>
  digits <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(digits) : digits

function wideWeights(decimals: readonly Decimal[], scale: number): readonly bigint[] {
  const powers = Array.from({ length: scale + 1 }, (_, power) => 10n ** BigInt(power))
  return decimals.map((each) => BigInt(each.digits) * powers[scale - each.decimals]!)
}
