import type { Day } from '#kernel/days.ts'
import { bare, squeeze, trait } from './characters.ts'
import { type FoundDate, wholeDate } from './dates.ts'
import { isBlank, isPageNumber, type Line } from './lines.ts'
import { numeralCharacters, yearOfDigits } from './numerals.ts'

/** What stands around the body of the outer, issuing document. */
export interface Headings {
  readonly title: string | null
  readonly titleLines: readonly Line[]
  readonly issuer: string | null
  readonly documentNumber: string | null
  readonly issuedOn: Day | null
  readonly issuedAt: Line | null
  /** Lines that are headings and no prose. */
  readonly lines: ReadonlySet<number>
}

/** Reads title, issuing office, number and date of a notice. */
export function readHeadings(lines: readonly Line[], skip: ReadonlySet<number>): Headings {
  const front = frontOf(lines, skip)
  const number = findNumber(front)
  const title = findTitle(front, number?.line ?? null)
  const date = findIssue(lines, title.lines.at(-1)?.index ?? -1, skip)
  const issuer = issuerOf(title.text, date, front, title.lines[0]?.index ?? 0)
  const own = new Set<number>()
  for (const line of title.lines) own.add(line.index)
  if (number?.whole) own.add(number.line.index)
  if (date) own.add(date.line.index)
  if (date?.office) own.add(date.office.index)
  return {
    title: title.text,
    titleLines: title.lines,
    issuer,
    documentNumber: number?.text ?? null,
    issuedOn: date?.date.day ?? null,
    issuedAt: date?.line ?? null,
    lines: own,
  }
}

/** The first lines with something on them: no title or number stands below these. */
function frontOf(lines: readonly Line[], skip: ReadonlySet<number>): Line[] {
  const front: Line[] = []
  for (const line of lines) {
    if (skip.has(line.index) || isBlank(line) || isPageNumber(line)) continue
    if (front.push(line) === 80) break
  }
  return front
}

/** Whether a text names an office that issues notices. */
export const isOffice = (text: string): boolean =>
  text.length >= 3 &&
  text.length <= 60 &&
  !/[。;:!?,]|^各|^附/.test(text) &&
  text.split('、').every((name) => name.length >= 2 && office.test(name))

interface NumberFound {
  readonly text: string
  readonly line: Line
  readonly whole: boolean
}

/** The number stands on a line of its own before the body, or before the title in its line. */
function findNumber(front: readonly Line[]): NumberFound | null {
  for (const line of front.slice(0, 40)) {
    if (line.plain.length > 120) continue
    const text = bare(line.plain)
    const match = ownNumber.exec(text)
    if (match === null) continue
    const printed = bare(line.text)
    const start = text.indexOf(match[1]!)
    return {
      text: printed.slice(start, start + match[1]!.length),
      line,
      whole: start + match[1]!.length === text.length,
    }
  }
  return null
}

function findTitle(
  front: readonly Line[],
  number: Line | null,
): { text: string | null; lines: readonly Line[] } {
  for (const [at, line] of front.slice(0, 60).entries()) {
    const ended = endOfTitle(front, at, line === number)
    if (ended === null) {
      if (salutation.test(bare(line.plain)) && at > 0) break
      continue
    }
    const lines = [...startOfTitle(front, at, number), ...front.slice(at, ended + 1)]
    const printed = lines.map((own) =>
      own === number ? own.text.replace(printedNumber, '') : own.text,
    )
    return {
      text: squeeze(printed.map((text) => squeeze(text)).join('')).replace(titleMark, ''),
      lines,
    }
  }
  return { text: null, lines: [] }
}

/** The line on which a title ends, when this line is the last or the first part of one. */
function endOfTitle(front: readonly Line[], at: number, numbered: boolean): number | null {
  const text = titleText(front[at]!, numbered)
  if (text === null) return null
  if (kinds.test(text)) return subject.test(text) || begins(front, at) ? at : null
  if (planTitle.test(text) && !/[表单]$/.test(text) && at < 3) return at
  const opens = /关于|印发|转发|批转/.test(text) && !/(?:精神|要求|规定)/.test(text)
  if (!opens) return null
  let joined = text
  for (let next = at + 1; next < Math.min(at + 4, front.length); next++) {
    const more = titleText(front[next]!, false)
    if (more === null || (/^(?:各|附件|\d)/.test(more) && !/^\d{4}年/.test(more))) return null
    joined += more
    if (joined.length > 120) return null
    if (kinds.test(joined)) return next
  }
  return null
}

/** The line above that belongs to the title: the name of the office, when nothing stands between. */
function startOfTitle(front: readonly Line[], at: number, number: Line | null): Line[] {
  const line = front[at - 1]
  if (line === undefined || line === number || line.index < front[at]!.index - 3) return []
  const name = bare(line.plain)
  const goesOn = /^(?:关于|印发|转发|批转|20\d\d年)/.test(bare(front[at]!.plain))
  return goesOn && isOffice(name) && !/文件$/.test(name) ? [line] : []
}

const begins = (front: readonly Line[], at: number): boolean =>
  at > 0 && subject.test(bare(front[at - 1]!.plain)) && !/[。;:]/.test(front[at - 1]!.plain)

function titleText(line: Line, numbered: boolean): string | null {
  if (line.plain.length > 160) return null
  const text = bare(line.plain)
  const own = numbered ? text.replace(ownNumber, '') : text
  if (own === '' || /[。;!?]|[:](?!.{0,40}(?:通知|意见)$)/.test(own) || notTitle.test(own))
    return null
  return own.replace(/\((?:代拟稿|征求意见稿|试行|修订|讨论稿|送审稿|草案)\)$/, '')
}

interface Issue {
  readonly date: FoundDate
  readonly line: Line
  readonly office: Line | null
}

/** The date under the signature of the outer document, else that of its imprint, else the page's. */
function findIssue(lines: readonly Line[], after: number, skip: ReadonlySet<number>): Issue | null {
  let bracketed: Issue | null = null
  let published: Issue | null = null
  for (const line of lines) {
    if (!mayHoldDate(line) || line.plain.length > 80 || skip.has(line.index)) continue
    if (!/[日年]|\d[-./]\d|\d{8}/.test(line.plain)) continue
    const text = bare(line.plain)
    const date = wholeDate(text)
    if (line.index > after && date && !/^\(/.test(text)) {
      return { date, line, office: /印发/.test(text) ? null : officeAbove(lines, line.index) }
    }
    if (date && line.index > after) bracketed ??= { date, line, office: null }
    const tail = text.endsWith('日') ? signed.exec(text) : null
    const signedDate = tail && line.index > after ? wholeDate(tail[2]!) : undefined
    if (signedDate && isOffice(tail![1]!)) return { date: signedDate, line, office: line }
    const page = pageDate.exec(text)
    const pageDay = page ? wholeDate(page[2]!.slice(0, 40)) : undefined
    if (pageDay && (published === null || /成文/.test(page![1]!)))
      published = { date: pageDay, line, office: null }
  }
  return bracketed ?? published
}

/** The office that signs, above the date. */
function officeAbove(lines: readonly Line[], from: number): Line | null {
  for (let at = from - 1; at >= Math.max(0, from - 4); at--) {
    const line = lines[at]!
    if (isBlank(line)) continue
    return isOffice(bare(line.plain)) ? line : null
  }
  return null
}

function issuerOf(
  title: string | null,
  date: Issue | null,
  front: readonly Line[],
  titleAt: number,
): string | null {
  const named = title === null ? null : inTitle.exec(title)?.[1]
  if (named && isOffice(named)) return named
  if (date?.office) {
    const text = squeeze(date.office.text)
    return signed.exec(bare(date.office.plain))
      ? text.slice(0, signed.exec(bare(date.office.plain))![1]!.length)
      : text
  }
  const letterhead = front
    .filter(({ index }) => index < titleAt)
    .map((line) => squeeze(line.text).replace(/文件$/, ''))
    .find(isOffice)
  return letterhead ?? null
}

const mayHoldDate = ({ traits }: Line): boolean =>
  (traits & (trait.digit | trait.numeral)) > 0 && (traits & (trait.digit | trait.date)) > 0

const year = `(?:19|20)\\d{2}|[${numeralCharacters}Oo]{4}`
const ownNumber = new RegExp(
  `^(?:发?文[字]?号:)?([\\u4e00-\\u9fffA-Za-z]{1,16}?[〔\\[(【](?:${year})[〕\\])】]第?\\d{1,5}号)(?=$|签发人|[^)》、,的精神文件])`,
)
const printedNumber = /^\s*\S*?[〔[(【［（]\s*\S{4}\s*[〕\])】］）]\s*第?\s*[\d０-９]{1,5}\s*号/
const kinds =
  /(?:通知|意见|方案|通告|公告|通报|决定|批复|报告|请示|办法|规定|细则|函|倡议书?|工作要点|要点|规划|预案|纪要)$/
const subject = /献血|血液|用血|采血|关于/
const planTitle =
  /^.{0,30}(?:19|20|二[〇零Oo])..年?.{0,20}(?:献血|采血|血液).{0,24}(?:安排|计划|分配|方案|通知|意见|要点|任务|指标|名额)$/
const notTitle =
  /^(?:附件|附表|附|主题词|抄送|索引号|首页|当前位置|发布|来源|信息来源|分享|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、](?!\d))|^[(][^()]*[)]$/
const salutation =
  /^各.{2,60}[:]$|^.{2,80}(?:单位|部门|机关|政府|办事处|委员会|村|社区|学校|学院)[:]$/
const titleMark = /^[#\s]+/
const office =
  /(?:人民政府|政府|办公厅|办公室|委员会|卫健委|卫生局|卫计局|卫计委|领导小组|办事处|局|厅|委|会|中心|血站|公司|集团|学院|大学|学校|中学|小学|医院|管理区|管委会|党委|党支部|支队|工会|献血办|血管办|支部|协会|团委|处|院|厂|办|部|组|站|所|馆|专班|社|银行|园区)(?:文件)?$/
const signed =
  /^(\D{3,40}?)((?:19|20)\d\d年\d{1,2}月\d{1,2}日|[〇零一二三四五六七八九Oo]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十廿]{1,4}日)$/
const pageDate =
  /(成文日期|发文日期|发布日期|印发日期|发布时间|成文时间|日期):((?:19|20)\d\d[-年./]\d{1,2}[-月./]\d{1,2}日?)/
const inTitle = /^(.{3,40}?)(?:印发|转发|批转|关于|下达|分解)/

export const yearInTitle = (title: string | null): number | null => {
  if (title === null) return null
  const match = /((?:19|20)\d\d|[〇零一二三四五六七八九Oo]{4})年?(?!\d)/.exec(title)
  return match ? (yearOfDigits(match[1]!) ?? null) : null
}
