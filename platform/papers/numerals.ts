/** Whole numbers and days in the numerals that a document's form asks for. */

const plain = [...'零一二三四五六七八九']
const formal = [...'零壹贰叁肆伍陆柒捌玖']
const kinds = {
  plain: { digits: plain, places: ['', '十', '百', '千'] },
  formal: { digits: formal, places: ['', '拾', '佰', '仟'] },
} as const
type Kind = keyof typeof kinds

/** 15987 → 一万五千九百八十七; the formal kind (壹万伍仟玖佰捌拾柒) cannot be altered by a stroke. */
export function inChinese(amount: number, kind: Kind = 'plain'): string {
  if (!Number.isSafeInteger(amount) || amount < 0) {
    throw new RangeError(`not a whole number of Chinese numerals: ${amount}`)
  }
  if (amount === 0) return plain[0]!
  const said = spoken(amount, kind)
  return kind === 'plain' ? said.replace(/^一十/, '十') : said
}

function spoken(amount: number, kind: Kind): string {
  if (amount < 10_000) return fourDigits(amount, kinds[kind])
  const [unit, name] = amount < 100_000_000 ? [10_000, '万'] : [100_000_000, '亿']
  const low = amount % unit
  const high = `${spoken(Math.floor(amount / unit), kind)}${name}`
  if (low === 0) return high
  return `${high}${low < unit / 10 ? plain[0] : ''}${spoken(low, kind)}`
}

function fourDigits(four: number, { digits, places }: (typeof kinds)[Kind]): string {
  let said = ''
  let zero = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(four / 10 ** place) % 10
    if (digit === 0) {
      zero = said !== ''
      continue
    }
    said += `${zero ? digits[0] : ''}${digits[digit]}${places[place]}`
    zero = false
  }
  return said
}

/** 2026-03-05 → 二〇二六年三月五日, as documents wrote it before 2012. */
export function dayInChinese(on: string): string {
  const [year, month, day] = on.split('-')
  const named = [...year!].map((digit) => (digit === '0' ? '〇' : plain[+digit]!)).join('')
  return `${named}年${inChinese(+month!)}月${inChinese(+day!)}日`
}

/** 2026-03-05 → 2026年3月5日, as GB/T 9704-2012 has it: no zero in front. */
export function dayInDigits(on: string): string {
  const [year, month, day] = on.split('-')
  return `${year}年${+month!}月${+day!}日`
}
