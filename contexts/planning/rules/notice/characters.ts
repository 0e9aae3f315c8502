import { numeralCharacters } from './numerals.ts'

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

/** Every text in one spelling and what it holds: one look at each character, one string for all. */
export function spell(texts: readonly string[]): {
  readonly plain: readonly string[]
  readonly traits: readonly number[]
} {
  const printed = texts.join('')
  const codes = new Uint16Array(printed.length)
  let at = 0
  let altered = 0
  const traits = texts.map((text) => {
    let own = 0
    let figure = false
    for (const end = at + text.length; at < end; at++) {
      const code = printed.charCodeAt(at)
      const meant = canonical[code]!
      codes[at] = meant
      altered |= meant ^ code
      const kind = kindOfCharacter[code]!
      own |= kind
      if (kind & figureEnd) {
        if (figure) own |= trait.figure
        figure = false
      } else figure = (kind & figureBegin) > 0 || (figure && (kind & figureInner) > 0)
    }
    return figure ? own | trait.figure : own
  })
  if (altered === 0) return { plain: texts, traits }
  const whole = utf16.decode(codes)
  // Half of a pair alone, which no file holds, would not keep its code.
  if (whole.includes('\ufffd')) return { plain: texts.map(plain), traits }
  let end = 0
  const meant = texts.map((text) => {
    end += text.length
    return whole.slice(end - text.length, end)
  })
  return { plain: meant, traits }
}

/** What kinds of characters a text holds, from one look at each; a sum of `trait`s. */
export function traitsOf(text: string): number {
  return spell([text]).traits[0]!
}

export const trait = {
  ink: 1,
  space: 2,
  digit: 4,
  numeral: 8,
  bar: 16,
  leader: 32,
  invisible: 64,
  odd: 128,
  /** What parts clauses: no heading of a column holds it. */
  clause: 256,
  /** What may close a paragraph. */
  close: 512,
  /** 日, 号, 年, 底: what a date is written with, digits aside. */
  date: 1024,
  /** %, ‰, and 之 of 百分之. */
  share: 2048,
  /** 前, 止. */
  limit: 4096,
  /** 另, 再, 待. */
  later: 8192,
  /** 稿, 草. */
  draft: 16384,
  /** 附. */
  annex: 32768,
  /** Of a whole line: it is the number of a page. */
  page: 65536,
  /** What every word of pressure or of an ended element holds. */
  pressure: 131072,
  /** What the word of a unit begins with. */
  unit: 262144,
  /** What may stand within a figure, or between it and its unit. */
  inner: 524288,
  /** Of a whole line: a figure stands before what may be its unit, or before the line's end. */
  figure: 1048576,
} as const

/** Without the characters that print nothing: zero-width spaces, soft hyphens, stray controls. */
export const withoutInvisible = (text: string): string => text.replace(everyInvisible, '')

/** Without white space, except where it parts two words or numbers of Latin script. */
export const squeeze = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, (space: string, at: number, all: string) =>
      latin.test(all.charAt(at - 1)) && latin.test(all.charAt(at + space.length)) ? ' ' : '',
    )

/** A name whose letters are spread apart to fill its cell (上 坝 村) as the name that it is. */
export const withoutSpread = (text: string): string =>
  /^\S(?:\s+\S)+$/.test(text) ? bare(text) : text

/** Without any white space: for comparing what people print with or without it. */
export const bare = (text: string): string => (hasSpace(text) ? text.replace(/\s+/g, '') : text)

/** Whether there may be white space in a text: looked at by code, for it is asked of every text. */
function hasSpace(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code <= 0x20 || (code >= 0x80 && code <= 0x3000) || code === 0xfeff) return true
  }
  return false
}

export const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || code === 0x3007 || (code >= 0x3400 && code <= 0x4dbf)

const figureBegin = trait.digit | trait.numeral
const figureInner = trait.inner | trait.space | trait.leader | trait.invisible
const figureEnd = trait.unit
const latin = /[\w,.]/
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true })
const chunk = 4096
const buffer = new Uint16Array(chunk)
const everyInvisible = /[\p{Cf}\u2060\ufeff]|(?![\t\n\f\r\v])\p{Cc}/gu

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
  ['│┃║¦丨├┤┼┌┐└┘┬┴┠┨┯┷╂╟╢╤╧╪╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋╭╮╯╰', '|'],
  ...pairs(
    '無无償偿獻献計计劃划區区縣县鎮镇鄉乡廳厅辦办數数務务標标個个團团體体單单採采總总額额員员關关於于發发號号時时間间萬万億亿兩两',
    '貳二參三陸六壹一衛卫健健醫医療疗處处組组織织動动達达實实現现與与從从業业會会條条據据應应議议審审項项約约預预報报證证書书聯联絡络機机構构學学農农',
    '見见決决規规畫画層层級级責责檢检導导領领勸劝願愿點点滿满歲岁職职為为屬属駐驻鄰邻錄录該该請请將将並并頒颁專专資资訓训獎奖勵励節节慶庆開开',
  ),
]

/** Pairs of a printed and a meant character, written one after the other. */
function pairs(...lists: readonly string[]): [string, string][] {
  return lists.flatMap((list) =>
    Array.from({ length: list.length / 2 }, (_none, at): [string, string] => [
      list.charAt(at * 2),
      list.charAt(at * 2 + 1),
    ]),
  )
}

/** What no office prints in running text: blocks, strokes, boxes, replacement characters. */
const strange =
  /[^\u4e00-\u9fff\u3400-\u4dbf\w\s\u3001-\u3015\uff01-\uff5e\u2010-\u2026①-⑳㈠-㈩Ⅰ-Ⅻ\u0021-\u007e°·‰℃×÷±≥≤¥￥→△▲★☆●○◎◆◇√│─┌┐└┘├┤┬┴┼]|[囗丨丿亅]|[;:'"`^~\\]/

/** The kinds of each meant character. */
const meanings = new Map<string, number>()
for (const [kind, own] of [
  ['digit', '0123456789'],
  ['numeral', numeralCharacters],
  ['bar', '|'],
  ['leader', '….·⋯_'],
  ['clause', ',。;!?《》"“”'],
  ['close', '。!?:…'],
  ['date', '日号年底'],
  ['share', '%‰之'],
  ['limit', '前止'],
  ['later', '另再待'],
  ['draft', '稿草'],
  ['annex', '附'],
  ['pressure', '互偿押证还罚扣批必否强硬摊取优先责钩头都到职末牌'],
  ['unit', '人名毫mM单uU治袋'],
  ['inner', ',. OolI余多个'],
] as const) {
  for (const meant of own) meanings.set(meant, (meanings.get(meant) ?? 0) | trait[kind])
}

const canonical = canonicalTable()
const kindOfCharacter = Uint32Array.from({ length: 0x10000 }, (_none, code) =>
  traitsOfCharacter(String.fromCharCode(code)),
)

function traitsOfCharacter(character: string): number {
  if (/[\p{Cf}\p{Cc}\u2060]/u.test(character) && !/\s/.test(character)) return trait.invisible
  const meant = String.fromCharCode(canonical[character.charCodeAt(0)]!)
  if (/\s/.test(meant)) return trait.space
  const traits = trait.ink | (meanings.get(meant) ?? 0)
  return strange.test(character) ? traits | trait.odd : traits
}

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
