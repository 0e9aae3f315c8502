import { readNotice } from '#contexts/planning/rules/notice/read.ts'
import type { ReadNotice } from '#contexts/planning/rules/notice/shape.ts'
import { textSource } from '#contexts/planning/rules/notice/source.ts'
import type { Figure } from './bench.ts'
import { hostileTexts } from './given/hostile-texts.ts'

/** Reading a notice: one of 1 MB against its lines alone, and one four times as long. */
export function* figures(): Generator<Figure> {
  const [one, four] = [notice(1_000_000), notice(4_000_000)]
  yield {
    name: 'read a notice of 1 MB',
    ours: one,
    limit: {
      name: 'its lines, one regular expression each',
      run: () => {
        let found = 0
        for (const line of one.text.split(/\r\n|\n|\r/)) if (labelAmountUnit.test(line)) found++
        return found
      },
    },
    target: { atMost: 10 },
    rounds: 31,
    warmUp: 15,
    check: one.check,
  }
  yield {
    name: 'read four times the text',
    ours: four,
    limit: { ...one, name: 'a notice of 1 MB' },
    target: { atMost: 8 },
    rounds: 7,
    check: four.check,
  }
  for (const [name, text] of Object.entries(hostileTexts)) yield growthOn(name, text)
}

/** Four times a text that nobody writes: no pattern and no loop may go over it again and again. */
function growthOn(name: string, text: (length: number) => string): Figure {
  const [one, four] = [100_000, 400_000].map((length) => textSource(text(length), 'txt'))
  return {
    name: `read four times ${name}`,
    ours: { run: () => readNotice(four!) },
    limit: { name: 'a quarter of it', run: () => readNotice(one!) },
    target: { atMost: 8 },
    rounds: 3,
    warmUp: 2,
    check: () => {},
  }
}

/** The least that any reader of such texts does with a line: a name, an amount and its unit. */
const labelAmountUnit =
  /^(?<label>.*?)\s*(?<amount>\d[\d,，]*)\s*(?<unit>人份|人次|人|名|毫升|治疗量|单位)?/u

/** A notice of about so many bytes: six parts prose in broken lines, one part its annex. */
function notice(bytes: number) {
  const rows = Math.round(bytes / 7 / 30)
  const text = [
    '白水县人民政府关于做好2026年无偿献血工作的通知',
    '白政发〔2026〕6号',
    '各乡镇人民政府，县直各单位：',
    `2026年全县团体无偿献血目标为${amountOf(rows)}人份。各单位按不超过职工人数的6.5%动员。`,
    ...proseOf(bytes * (6 / 7)),
    '白水县人民政府',
    '2026年2月3日',
    '附件',
    '2026年白水县无偿献血任务表',
    '单位  任务数（人份）',
    ...Array.from({ length: rows }, (_none, at) => `第${at + 1}单位  ${share(at)}`),
    `合计  ${amountOf(rows)}`,
  ].join('\n')
  let read: ReadNotice | undefined
  return {
    text,
    run: () => {
      const result = readNotice(textSource(text, 'txt'))
      read = 'refused' in result ? undefined : result
    },
    check: () => {
      const [table] = read?.tables ?? []
      if (
        read?.findings.length !== 0 ||
        table?.rows.length !== rows ||
        table.sum !== amountOf(rows)
      ) {
        throw new Error('The notice was not read as it was written.')
      }
    },
  }
}

const share = (at: number): number => 5 + (at % 40)

const amountOf = (rows: number): number =>
  Array.from({ length: rows }, (_none, at) => share(at)).reduce((sum, own) => sum + own, 0)

/** Sentences of a notice's body, broken into lines as a page breaks them. */
function proseOf(bytes: number): string[] {
  const lines: string[] = []
  for (let at = 0, length = 0; length < bytes; at++) {
    const paragraph = `（${'一二三四五六七八九十'.charAt(at % 10)}）${sentences[at % sentences.length]}`
    for (let from = 0; from < paragraph.length; from += 34) {
      const line = paragraph.slice(from, from + 34)
      lines.push(line)
      length += line.length * 3 + 1
    }
  }
  return lines
}

const sentences = [
  '各单位要把组织献血列入全年工作，明确分管负责人和联络员，按照安排的时间做好动员，让每一位参加者了解献血前后的注意事项，做到自愿报名、有序参加、按时完成。',
  '血站要提前七天公布流动采血车的停靠地点，准备好足够的座位、饮水和休息场所，雨雪天气另选室内场地，并把变动情况及时告诉各单位的联络员。',
  '宣传部门要会同学校、社区和村委会，利用广播、橱窗和微信群介绍血液知识，讲清健康成年人每次捐献二百至四百毫升对身体没有影响，消除群众的顾虑。',
  '医疗机构要合理用血，加强自体输血和成分输血，每季度公布一次用血情况，血液库存低于三天用量时启动应急预案，优先保证急救和手术。',
]
