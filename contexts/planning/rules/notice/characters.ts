/**
 * The same text in one spelling: half-width digits and punctuation, one kind of dash, space and
 * zero, simplified characters in the words that notices use. Every character keeps its place, so
 * that a position in the plain text is the same position in the source.
 */
export function plain(text: string): string {
  let from = 0
  while (from < text.length && canonical[text.charCodeAt(from)] === text.charCodeAt(from)) from++
  if (from === text.length) return text

  let result = text.slice(0, from)
  for (let start = from; start < text.length; start += chunk) {
    const end = Math.min(start + chunk, text.length)
    for (let i = start; i < end; i++) buffer[i - start] = canonical[text.charCodeAt(i)]!
    result += String.fromCharCode.apply(
      null,
      buffer.subarray(0, end - start) as unknown as number[],
    )
  }
  return result
}

/** Without the characters that print nothing: zero-width spaces, soft hyphens, stray controls. */
export const withoutInvisible = (text: string): string =>
  invisible.test(text) ? text.replace(everyInvisible, '') : text

/** Without white space, except where it parts two words or numbers of Latin script. */
export const squeeze = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, (space: string, at: number, all: string) =>
      latin.test(all.charAt(at - 1)) && latin.test(all.charAt(at + space.length)) ? ' ' : '',
    )

/** Without any white space: for comparing what people print with or without it. */
export const bare = (text: string): string => text.replace(/\s+/g, '')

export const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || code === 0x3007 || (code >= 0x3400 && code <= 0x4dbf)

const latin = /[\w,.]/
const chunk = 4096
const buffer = new Uint16Array(chunk)
const invisible = /[\p{Cf}\u2060\ufeff]|(?![\t\n\f\r])\p{Cc}/u
const everyInvisible = new RegExp(invisible.source, 'gu')

const spellings: readonly (readonly [string, string])[] = [
  [
    '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\f',
    ' ',
  ],
  ['‐‑‒–—―─━﹣−➖', '-'],
  ['〜∼﹏', '~'],
  ['○◯⚪', '〇'],
  ['︰∶﹕', ':'],
  ['﹐', ','],
  ['﹒．', '.'],
  ['﹪', '%'],
  ['﹙', '('],
  ['﹚', ')'],
  ['│┃║¦丨', '|'],
  [
    '無償獻計劃區縣鎮鄉廳辦數務標個團體單採總額員關於發號時間萬億兩貳參陸',
    '无偿献计划区县镇乡厅办数务标个团体单采总额员关于发号时间万亿两二三六',
  ],
  [
    '衛健醫療處組織動達實現與從業會條據應議審項約預報證書聯絡機構學農業報壹',
    '卫健医疗处组织动达实现与从业会条据应议审项约预报证书联络机构学农业报一',
  ],
]

const canonical = canonicalTable()

function canonicalTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_none, code) => code)
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = code - 0xfee0
  for (let code = 0x2f00; code <= 0x2fd5; code++) {
    table[code] = String.fromCharCode(code).normalize('NFKC').charCodeAt(0)
  }
  for (const [printed, meant] of spellings) {
    for (let i = 0; i < printed.length; i++) {
      table[printed.charCodeAt(i)] = meant.charCodeAt(meant.length === 1 ? 0 : i)
    }
  }
  return table
}
