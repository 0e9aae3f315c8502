import { bare } from '../characters.ts'
import { wholeDate } from '../dates.ts'
import { isBlank, isPageNumber, type Line } from '../lines.ts'

/** Whether a line says that the rest stands on another page: the table is cut there. */
export const saysCut = (line: Line): boolean =>
  line.plain.length < 30 &&
  /^\s*\(?\s*(?:下转|转下页|续下页|接下页|未完|待续|以下[缺残]|后[缺残])/.test(line.plain)

/** Whether a line continues a table from the page before: 续表, （续上页）, its title with （续表）. */
export const saysContinued = (line: Line): boolean =>
  line.plain.length < 80 &&
  (line.plain.includes('续') || line.plain.includes('接')) &&
  continued.test(bare(line.plain))

const continued =
  /^[([]?(?:续表|续上表|接上页|上接|续前).{0,20}$|^.{4,60}[([](?:续表?|续\d{1,2}|接上页)[)\]]$/

/**
 * Whether a table of text ends before this line: prose, a note, an annex, a section, the imprint,
 * or the signature with its date.
 */
export function endsTable(lines: readonly Line[], at: number): boolean {
  const { plain } = lines[at]!
  if (plainRow.test(plain)) return false
  const text = bare(plain)
  if (imprint.test(text) || annex.test(text) || note.test(text)) return true
  if (/[。;!?]/.test(text) || (text.endsWith(':') && text.length > 6)) return true
  if (section.test(text) && !/\d$/.test(text)) return true
  if (tableTitle.test(text) && !/\d$/.test(text)) return true
  if (wholeDate(text)) return true
  const next = nextLine(lines, at + 1)
  return next !== undefined && !/\d/.test(text) && wholeDate(bare(next.plain)) !== undefined
}

/** A numbered heading: 一、, （二）. */
export const isSection = (line: Line): boolean => section.test(bare(line.plain))

/** The next line with something on it, page numbers aside. */
export function nextLine(lines: readonly Line[], from: number): Line | undefined {
  for (let at = from; at < lines.length; at++) {
    if (!isBlank(lines[at]!) && !isPageNumber(lines[at]!)) return lines[at]
  }
  return undefined
}

/** Whether a text reads as the title of a table. */
export const isTableTitle = (text: string): boolean =>
  tableTitle.test(text) || (titleWords.test(text) && !/[。;,!?:]$/.test(text))

/** A name and a number, and nothing that a heading, a note or a date begins with. */
const plainRow =
  /^\s*[^\s。;!?:,(【\d附注备说抄主校打印发联报填一二三四五六七八九十][^。;!?:,]*\s\d[\d,]*\s*$/

const imprint =
  /^(?:主题词|抄送|抄报|主送|校对|打印|印发|联系人|联系电话|报送|发[:：]|\(信息公开|\(此件|【)/
const annex = /^附[件表图]?\d*[一二三四五六七八九十]*(?:[:.、]|$)/
const note = /^(?:注|备注|附注|说明|填表说明|注意事项)\d?[:.、]/
const section =
  /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+[章节条])/
const tableTitle = /^.{4,50}(?:表|一览|分配|分解|安排)(?:\([^()]*\))?$/
const titleWords =
  /.{3,}(?:安排|分配|分解|计划|名额|任务|指标|目标|日程|情况)(?:数|表|方案|明细|一览)?(?:\([^()]*\))?$/
