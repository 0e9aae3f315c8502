import { trait } from '../characters.ts'
import { withAlso } from '../lines.ts'
import { matchesOf } from '../matches.ts'
import type { Paragraph } from '../paragraphs.ts'
import type { Finding, FindingCode, Place } from '../shape.ts'
import { finding } from './finding.ts'

/** What single words give away: elements that the law has ended, and pressure on people. */
export function wordFindings(paragraphs: readonly Paragraph[]): Finding[] {
  const obsolete = new Map<string, { citation: string; places: Place[] }>()
  const pressing: Finding[] = []
  for (const paragraph of paragraphs) {
    const { plain } = paragraph
    if (!(paragraph.traits & trait.pressure) || !quick.test(plain)) continue
    for (const match of matchesOf(anyElement, plain)) {
      if (isForbidden(plain, match.index)) continue
      const element = elements.find(({ word }) => word.test(match[0]))!
      const known = obsolete.get(element.name) ?? { citation: element.citation, places: [] }
      known.places.push(paragraph.at(match.index))
      obsolete.set(element.name, known)
    }
    for (const pressed of pressureIn(paragraph)) pressing.push(pressed)
  }
  const ended = [...obsolete].map(
    ([
      element,
      {
        citation,
        places: [first, ...others],
      },
    ]) => finding('obsolete-element', { element, citation }, withAlso(first!, others)),
  )
  return [...ended, ...pressing]
}

function pressureIn(paragraph: Paragraph): Finding[] {
  const { plain } = paragraph
  const found: Finding[] = []
  let until = -1
  for (const match of matchesOf(pressure, plain)) {
    if (
      match.index < until ||
      isForbidden(plain, match.index) ||
      isAgainstCrime(plain, match.index)
    )
      continue
    const { from, to } = clauseAround(plain, match.index)
    until = to
    const mark =
      /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、])/.exec(
        plain.slice(from, to),
      )
    const start = from + (mark?.[0].length ?? 0)
    const code: FindingCode = 'pressure'
    found.push(finding(code, { text: paragraph.text.slice(start, to) }, paragraph.at(match.index)))
  }
  return found
}

/** Whether the clause forbids, ends or denies what it names. */
function isForbidden(plain: string, at: number): boolean {
  const before = plain.slice(Math.max(0, at - 40), at)
  const sentence = before.slice(
    Math.max(...['。', ';', '!', ':'].map((mark) => before.lastIndexOf(mark))) + 1,
  )
  const clause = sentence.slice(sentence.lastIndexOf(',') + 1)
  return (
    forbids.test(clause) ||
    (forbidsOn.test(sentence) && /、$|[或和及]$/.test(clause.slice(-1) || '、')) ||
    endedAfter.test(plain.slice(at, at + 24))
  )
}

/** 血头, 卖血, 非法组织: punishing these puts no pressure on donors. */
function isAgainstCrime(plain: string, at: number): boolean {
  const { from, to } = clauseAround(plain, at)
  const sentence = plain.slice(Math.max(0, from - 40), to)
  return /卖血|血头|雇人|非法|违法|冒名|公安机关|司法机关|代献|雇佣|买血/.test(sentence)
}

function clauseAround(plain: string, at: number): { from: number; to: number } {
  let from = at
  while (from > 0 && at - from < 60 && !/[。;!?,:]/.test(plain[from - 1]!)) from--
  let to = at
  while (to < plain.length && to - at < 60 && !/[。;!?,]/.test(plain[to]!)) to++
  return { from, to }
}

const ended2018 =
  '《关于印发进一步加强血液管理工作…的通知》等文件：自2018年3月底起全国停止互助献血 (mutual-aid donation ended nationwide in March 2018)'
const nationalNotice = '国卫办医发〔2019〕21号 第一(四)项：血液调配不得收取互助金'

const elements: readonly {
  readonly name: string
  readonly word: RegExp
  readonly citation: string
}[] = [
  { name: '互助金', word: /互助金/, citation: nationalNotice },
  { name: '互助献血', word: /互助献血|互助性献血/, citation: ended2018 },
  {
    name: '献血补偿金',
    word: /(?:献血|用血)补偿金/,
    citation: '《上海市献血条例》：献血补偿金制度已经取消',
  },
  {
    name: '用血押金',
    word: /用血(?:押金|保证金)|还血金/,
    citation: '《中华人民共和国献血法》第十四条',
  },
]

const anyElement = /互助金|互助(?:性)?献血|(?:献血|用血)补偿金|用血(?:押金|保证金)|还血金/g
const pressure =
  /罚款|罚金|扣分|扣发|扣减|扣除|扣罚|倒扣|通报批评|必须(?:保质保量|按时|全面|如期|不折不扣)?完成|务必(?:保质保量|按时|全面|如期)?完成|一票否决|(?:强制|强迫|强行|硬性)(?:要求|规定|摊派|参加|献血|指标|组织)?|摊派|取消.{0,12}(?:评优|评先|资格|奖金)|不得评[优先]|追究.{0,8}责任|严肃问责|问责|(?:与|和).{0,16}(?:绩效|奖金|工资|晋升|评优|评先|职称)[^,。]{0,6}挂钩|按人头|人人(?:必须|都要)|每人必须|任务到人|不合格或不称职|末位|黄牌/g
const quick =
  /互助|补偿金|押金|保证金|还血|罚|扣|批评|必须|务必|否决|强[制迫行]|硬性|摊派|取消|评[优先]|责|挂钩|人头|人人|每人|到人|不称职|末位|黄牌/
const forbids =
  /不得|不准|不许|不能|不应|不要|不再|不搞|不与|严禁|禁止|杜绝|防止|避免|反对|制止|取消|停止|废止|没有|无需|无须|免收|任何形式|任何经济|不$/
const forbidsOn = /不得|不准|严禁|禁止|杜绝|任何/
const endedAfter = /^.{2,8}(?:制度)?(?:已|一律|予以|全面)?(?:取消|停止|废止|禁止|终止)/
