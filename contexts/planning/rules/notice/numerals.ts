/** Reads a Chinese numeral: 十二, 廿一, 一千二百, 三万五, 壹佰, or digit by digit 二〇一二. */
export function chineseNumber(text: string): number | undefined {
  if (text === '') return undefined
  const byDigit = digitByDigit(text)
  if (byDigit !== undefined) return byDigit

  let whole = 0
  let section = 0
  let digit: number | undefined
  let lastPower = 0
  for (const character of text) {
    const value = digits.get(character)
    const power = powers.get(character)
    const tens = fused.get(character)
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined
      digit = value
    } else if (tens !== undefined) {
      section += tens
      digit = undefined
      lastPower = 10
    } else if (power === undefined) {
      return undefined
    } else if (power >= 10_000) {
      whole = (whole + section + (digit ?? 0)) * power
      section = 0
      digit = undefined
      lastPower = power
    } else {
      section += (digit ?? 1) * power
      digit = undefined
      lastPower = power
    }
  }
  const tail = digit ?? 0
  const spoken = lastPower >= 100 && tail > 0 && !/[零〇]/.test(text) ? lastPower / 10 : 1
  return whole + section + tail * spoken
}

/** Reads a number written in digits, with thousands separators, or in Chinese numerals. */
export function numberOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return +text
  if (/^\d{1,3}(,\d{3})+$/.test(text)) return +text.replaceAll(',', '')
  return chineseNumber(text)
}

/** The digits of a year, however they are written; undefined when there are not four. */
export function yearOfDigits(text: string): number | undefined {
  const value = digitByDigit(text.replace(/[Oo]/g, '〇'))
  return text.length === 4 && value !== undefined && value >= 1900 && value < 2200
    ? value
    : undefined
}

/** Characters of Chinese numerals, for character classes. */
export const numeralCharacters = '〇零一二三四五六七八九十百千万两廿卅壹贰叁肆伍陆柒捌玖拾佰仟'

const digits = new Map<string, number>()
for (const [value, spellings] of [
  '〇零',
  '一壹',
  '二两贰',
  '三叁',
  '四肆',
  '五伍',
  '六陆',
  '七柒',
  '八捌',
  '九玖',
].entries()) {
  for (const spelling of spellings) digits.set(spelling, value)
  digits.set(String(value), value)
}

const powers = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
  ['万', 10_000],
  ['亿', 100_000_000],
])

const fused = new Map([
  ['廿', 20],
  ['卅', 30],
])

function digitByDigit(text: string): number | undefined {
  let value = 0
  for (const character of text) {
    const digit = digits.get(character)
    if (digit === undefined) return undefined
    value = value * 10 + digit
  }
  return value
}
