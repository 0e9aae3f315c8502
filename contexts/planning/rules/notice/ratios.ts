import { boundOf } from './bounds.ts'
import { trait } from './characters.ts'
import { contextOf, isEarlier, yearsOf } from './context.ts'
import { withAlso } from './lines.ts'
import { matchesOf } from './matches.ts'
import { chineseNumber } from './numerals.ts'
import type { Paragraph } from './paragraphs.ts'
import type { Place, Ratio } from './shape.ts'

/** Reads the ratios that the prose sets as goals or limits; a past result is none. */
export function readRatios(paragraphs: readonly Paragraph[], year: number | null): Ratio[] {
  const found: Ratio[] = []
  for (const paragraph of paragraphs) {
    if (!(paragraph.traits & trait.share)) continue
    if (!/[%‰]|[百千]分之/.test(paragraph.plain)) continue
    const yearAt = yearsOf(paragraph)
    let lastName: Ratio['name'] | null = null
    let lastEnd = -1
    let lastOf = ''
    for (const match of matchesOf(percentage, paragraph.plain)) {
      const from = match.index
      const to = from + match[0].length
      const context = contextOf(paragraph.plain, from, to)
      const { clause, sentence, after } = context
      const bound = boundOf(context)
      const value = valueIn(match)
      if (value === undefined || bound === 'about') continue
      if (past.test(clause) || pastAfter.test(after) || isEarlier(yearAt(from), year)) continue
      const lower = range.exec(clause)
      const binding = bound !== 'exactly' || asked.test(clause) || askedAfter.test(after)
      if (!binding || noGoal.test(clause + after.slice(0, 12))) continue

      const goesOn =
        lastEnd >= 0 && !/[。;!?]/.test(paragraph.plain.slice(Math.max(lastEnd, from - 240), from))
      const name = nameOf(clause, sentence, goesOn ? lastName : null)
      lastName = name
      lastEnd = to
      const printed = printedClause(paragraph, from, clause)
      const own = wholeOf(
        lower ? printed.slice(0, printed.length - lower[0].length) : printed,
        name,
      )
      const of = own === '' && goesOn ? lastOf : own
      const at = paragraph.at(from)
      if (of !== '') lastOf = of
      if (lower) found.push({ name, value: rounded(+lower[1]! / 100), bound: 'at-least', of, at })
      found.push({ name, value, bound: lower ? 'at-most' : bound, of, at })
    }
  }
  return merged(found)
}

const percentage =
  /(?<![\d.])(\d{1,3}(?:\.\d{1,4})?)([%‰])|(百|千)分之([〇零一二两三四五六七八九十百]{1,6}(?:点[〇零一二三四五六七八九]{1,4})?|\d{1,3}(?:\.\d{1,4})?)/g

function valueIn([, digits, sign, base, spoken]: RegExpExecArray): number | undefined {
  if (digits !== undefined) return rounded(+digits / (sign === '%' ? 100 : 1000))
  const [whole, fraction] = spoken!.split(/[点.]/)
  const number = /^\d/.test(whole!) ? +whole! : chineseNumber(whole!)
  const decimals =
    fraction === undefined ? '' : [...fraction].map((digit) => chineseNumber(digit)).join('')
  if (number === undefined) return undefined
  return rounded(+`${number}.${decimals || 0}` / (base === '百' ? 100 : 1000))
}

const rounded = (value: number): number => Math.round(value * 1e8) / 1e8

function nameOf(clause: string, sentence: string, before: Ratio['name'] | null): Ratio['name'] {
  const own = named(clause)
  if (own && !(before === 'awareness' && own === 'residents')) return own
  if (before === 'awareness' && !/比例|率/.test(clause)) return before
  return own ?? named(sentence) ?? before ?? 'other'
}

function named(text: string): Ratio['name'] | null {
  if (/知晓率|知晓度/.test(text)) return 'awareness'
  if (/固定/.test(text)) return 'regular-donors'
  if (
    /献血率|献血人[口数次].{0,8}(?:人口|之比)|人口.{0,6}献血.{0,4}比/.test(text) &&
    !/自愿/.test(text)
  )
    return 'donation-rate'
  if (/职工|员工|干部|在职|在岗|在编|从业人员|工作人员/.test(text) && !/无工作单位/.test(text))
    return 'staff'
  if (/无工作单位|居民|村民|公民人数|人口|暂住/.test(text)) return 'residents'
  if (/自愿.{0,14}(?:率|比例|占|总量|比重)/.test(text)) return 'voluntary'
  return null
}

/** The clause as printed, without the closed brackets' loss: what stands before the figure. */
function printedClause(paragraph: Paragraph, from: number, clause: string): string {
  const window = Math.max(0, from - 240)
  const plain = paragraph.plain.slice(window, from)
  let at = plain.length
  let depth = 0
  while (at > 0) {
    const character = plain[at - 1]!
    if (character === ')') depth++
    if (character === '(') {
      if (depth === 0) break
      depth--
    }
    if (depth === 0 && /[。;!?,:]/.test(character)) break
    at--
  }
  return clause === '' ? '' : paragraph.text.slice(window + at, from)
}

/** The whole of which the ratio is a share, as printed. */
function wholeOf(clause: string, name: Ratio['name']): string {
  const ratio = /[与和同](.{2,20}?)(?:之比|的比例|比例)/.exec(clause)
  if (ratio) return ratio[1]!
  const body = clause.replace(binding, '')
  if (name === 'awareness') {
    const who = body
      .replace(/^.*中(?=.)/, '')
      .replace(/(?:无偿)?献?血?(?:相关)?知识.*$|知晓率.*$/, '')
    return who === '' ? body : who
  }
  const share =
    /(?:占|为|达到|达|在|不超过|不低于|不高于|按照?|按)([^占]{2,40}?)(?:的|的比例)?$/.exec(body)
  if (share) return trimmed(share[1]!)
  const among = /(?:^|当地|全[市县区省])?([^中占]{2,16})中.{2,24}?(?:比例|率)?$/.exec(body)
  return trimmed(among ? among[1]!.replace(/^(?:.*使)?(?:当地)?/, '') : body)
}

/** How a clause goes over from the whole to the figure: 的比例达到. */
const binding =
  /(?:的)?(?:比例|比重)?(?:力争|确保|应当?|要|须|分别|达到|达|不得?低于|不得?少于|不得?超过|不得?高于|提高到|保持在?|稳定在|控制在|为|占|在|至少|以上)*$/

const trimmed = (text: string): string =>
  text.replace(/^(?:不得?超过|不得?低于|不得?高于|不得?少于|到)+/, '').replace(/的(?:比例)?$/, '')

const range = /(\d{1,3}(?:\.\d+)?)%?[-~至]$/
const past = /已|去年|上年|同期|比.{2,8}(?:增|减|提高|下降)|增长|下降|增幅|提高了|上升|完成率/
const pastAfter = /^(?:左右)?(?:,?(?:比|较|同比))|^的?(?:增长|增幅)/
const asked = /(?:按照?|比例|占|率|力争|确保|达到|达|目标)[^,]{0,24}$/
const askedAfter = /^(?:的比例|比例|的标准|以上|以内|以下)/
const noGoal =
  /补贴|报销|减免|折|利息|纯度|浓度|酒精|含量|合格率.{0,3}已|任务(?:完成)?(?:达到|达)?$|完成率|覆盖.{0,2}已|占$|的占/

/** The same ratio stated again is one ratio with a further place. */
function merged(found: readonly Ratio[]): Ratio[] {
  const ratios = new Map<string, { ratio: Ratio; also: Place[] }>()
  for (const ratio of found) {
    const key = `${ratio.name} ${ratio.value} ${ratio.of}`
    const known = ratios.get(key)
    if (known) known.also.push(ratio.at)
    else ratios.set(key, { ratio, also: [] })
  }
  return [...ratios.values()].map(({ ratio, also }) => ({ ...ratio, at: withAlso(ratio.at, also) }))
}
