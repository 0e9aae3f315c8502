import type { Text } from '#kernel/text.ts'
import type { AmountFault, DecimalFault } from './decimal.ts'
import type { Fault, SplitFault, TreeFault } from './faults.ts'

/** What is wrong, in a sentence that names the line or the node, and by how much. */
export function faultText(fault: Fault): Text {
  return isSplitFault(fault)
    ? splitText(fault)
    : 'line' in fault
      ? lineText(fault)
      : shapeText(fault)
}

/** The sentences of the first faults, a line each, and how many more there are. */
export function faultsText(faults: readonly Fault[], most = 5): Text {
  const shown = faults.slice(0, most).map(faultText)
  const more = faults.length - shown.length
  return {
    zh: [...shown.map(({ zh }) => zh), ...(more > 0 ? [`另有 ${n(more)} 处。`] : [])].join('\n'),
    en: [...shown.map(({ en }) => en), ...(more > 0 ? [`And ${n(more)} more.`] : [])].join('\n'),
  }
}

const n = (amount: number): string => amount.toLocaleString('en-US')
const most = n(Number.MAX_SAFE_INTEGER)
const list = (words: readonly string[]): Text => ({ zh: words.join('、'), en: words.join(', ') })

const whyNot: Record<AmountFault | DecimalFault | 'missing', Text> = {
  'not-a-number': { zh: '不是数字', en: 'is not a number' },
  negative: { zh: '是负数', en: 'is negative' },
  fractional: { zh: '不是整数', en: 'is not a whole number' },
  'too-large': { zh: `大于 ${most}`, en: `is larger than ${most}` },
  'too-long': { zh: '位数过多（最多 100 位）', en: 'has too many digits (at most 100)' },
  missing: { zh: '没有填写', en: 'is missing' },
}

const splitCodes: Record<SplitFault['code'], true> = {
  'total-invalid': true,
  'total-below-floors': true,
  'total-above-caps': true,
  'floors-above-cap': true,
  'caps-below-floor': true,
  'floors-too-large': true,
  weightless: true,
}

/** Whether the tree itself is in order and only the amounts do not fit. */
export const isSplitFault = (fault: Fault): fault is SplitFault => fault.code in splitCodes

function splitText(fault: SplitFault): Text {
  switch (fault.code) {
    case 'total-invalid':
      return {
        zh: `总数“${fault.text}”${whyNot[fault.why].zh}。`,
        en: `The total "${fault.text}" ${whyNot[fault.why].en}.`,
      }
    case 'total-below-floors':
      return {
        zh: `总数 ${n(fault.total)} 不足：“${fault.id}”及其下级的下限合计 ${n(fault.least)}，还差 ${n(fault.by)}。`,
        en: `The total ${n(fault.total)} is too small: the floors of "${fault.id}" and below add up to ${n(fault.least)}, ${n(fault.by)} more.`,
      }
    case 'total-above-caps':
      return {
        zh: `总数 ${n(fault.total)} 过多：“${fault.id}”及其下级的上限合计只有 ${n(fault.most)}，多出 ${n(fault.by)}。`,
        en: `The total ${n(fault.total)} is too large: the caps of "${fault.id}" and below allow at most ${n(fault.most)}, ${n(fault.by)} fewer.`,
      }
    case 'floors-above-cap':
      return {
        zh: `“${fault.id}”下级的下限合计 ${n(fault.least)}，而它自己的上限是 ${n(fault.cap)}：多出 ${n(fault.by)}。`,
        en: `The floors under "${fault.id}" add up to ${n(fault.least)} but its cap is ${n(fault.cap)}: ${n(fault.by)} too many.`,
      }
    case 'caps-below-floor':
      return {
        zh: `“${fault.id}”下级的上限合计最多 ${n(fault.most)}，而它自己的下限是 ${n(fault.floor)}：多出 ${n(fault.by)}。`,
        en: `The caps under "${fault.id}" allow at most ${n(fault.most)} but its floor is ${n(fault.floor)}: ${n(fault.by)} too many.`,
      }
    case 'floors-too-large':
      return {
        zh: `“${fault.id}”下级的下限合计大于 ${most}。`,
        en: `The floors under "${fault.id}" add up to more than ${most}.`,
      }
    case 'weightless':
      return {
        zh: `“${fault.id}”分到 ${n(fault.amount)}，其下级只能容纳 ${n(fault.placed)}：权重为 0 的只得下限，其余已到上限，剩下 ${n(fault.by)} 无处可分。`,
        en: `"${fault.id}" gets ${n(fault.amount)} but those under it can take ${n(fault.placed)}: a weight of 0 gets only its floor and the others are at their caps, so ${n(fault.by)} are left over.`,
      }
  }
}

function shapeText(fault: Exclude<TreeFault, { line: number }>): Text {
  switch (fault.code) {
    case 'nothing-in-it':
      return { zh: '文件里没有任何节点。', en: 'There is no node in the file.' }
    case 'header-wrong':
      return {
        zh: `首行应为“${fault.expected}”，实际为“${fault.found}”。`,
        en: `The first line must read "${fault.expected}", but reads "${fault.found}".`,
      }
    case 'two-roots':
      return {
        zh: `只能有一个根节点（上级为空），这里有多个：${list(fault.ids).zh}（第 ${list(fault.lines.map(n)).zh} 行）。`,
        en: `Only one node may be the root (an empty parent), but there are several: ${list(fault.ids).en} (lines ${list(fault.lines.map(n)).en}).`,
      }
    case 'cycle':
      return {
        zh: `上下级成环：${list(fault.ids).zh}（第 ${list(fault.lines.map(n)).zh} 行）。`,
        en: `These nodes are each other's parents in a circle: ${list(fault.ids).en} (lines ${list(fault.lines.map(n)).en}).`,
      }
  }
}

function lineText(fault: Extract<TreeFault, { line: number }>): Text {
  const { zh, en } = rowText(fault)
  return { zh: `第 ${n(fault.line)} 行：${zh}`, en: `Line ${n(fault.line)}: ${en}` }
}

function rowText(fault: Extract<TreeFault, { line: number }>): Text {
  switch (fault.code) {
    case 'quote-unclosed':
      return { zh: '引号没有结束。', en: 'a quoted field is never closed.' }
    case 'quote-misplaced':
      return { zh: '引号位置不对。', en: 'there is a quote where none may be.' }
    case 'field-too-long':
      return {
        zh: `一个字段超过 ${n(fault.limit)} 个字符。`,
        en: `a field is longer than ${n(fault.limit)} characters.`,
      }
    case 'field-count':
      return {
        zh: `应有 5 个字段，实际有 ${n(fault.found)} 个。`,
        en: `there must be 5 fields, but there are ${n(fault.found)}.`,
      }
    case 'id-missing':
      return { zh: '没有填写 id。', en: 'the id is missing.' }
    case 'id-repeated':
      return {
        zh: `“${fault.id}”已在第 ${n(fault.first)} 行出现。`,
        en: `"${fault.id}" is already on line ${n(fault.first)}.`,
      }
    case 'parent-missing':
      return {
        zh: `“${fault.id}”的上级“${fault.parent}”不存在。`,
        en: `the parent "${fault.parent}" of "${fault.id}" does not exist.`,
      }
    case 'cap-below-floor':
      return {
        zh: `“${fault.id}”的上限 ${n(fault.cap)} 小于下限 ${n(fault.floor)}。`,
        en: `the cap ${n(fault.cap)} of "${fault.id}" is below its floor ${n(fault.floor)}.`,
      }
    default:
      return numberText(fault)
  }
}

function numberText(fault: Extract<TreeFault, { code: 'weight-invalid' | 'bound-invalid' }>): Text {
  const what = fault.code === 'weight-invalid' ? columnWords.weight : columnWords[fault.bound]
  const why = whyNot[fault.why]
  if (fault.why === 'missing') {
    return {
      zh: `“${fault.id}”的${what.zh}${why.zh}。`,
      en: `the ${what.en} of "${fault.id}" ${why.en}.`,
    }
  }
  const text = fault.text.slice(0, 60)
  return {
    zh: `“${fault.id}”的${what.zh}“${text}”${why.zh}。`,
    en: `the ${what.en} "${text}" of "${fault.id}" ${why.en}.`,
  }
}

const columnWords = {
  weight: { zh: '权重', en: 'weight' },
  floor: { zh: '下限', en: 'floor' },
  cap: { zh: '上限', en: 'cap' },
} as const
