import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNotice } from './read.ts'
import type { ReadNotice } from './shape.ts'
import { textSource } from './source.ts'

describe('whatever the text, reading it ends well', () => {
  test('any string is read or refused, findings by severity and line, sums of their rows', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('txt', 'md'), (text, format) => {
        const result = readNotice(textSource(text, format))
        if ('refused' in result) return
        expectOrder(result)
        expectSums(result)
      }),
      { numRuns: 400 },
    )
  })

  test.each([
    ['digits', '1'.repeat(1_000_000)],
    ['open brackets', '（('.repeat(50_000)],
    ['spaces', `${' '.repeat(1_000_000)}字`],
    ['headings', '单位\n'.repeat(20_000)],
    ['amounts without end', `2026年任务${'团体献血120人份，'.repeat(20_000)}`],
    ['bars', '|'.repeat(200_000)],
    ['rows', `单位  任务数（人份）\n${'甲村  5\n'.repeat(200_000)}`],
    ['rows with tabs', `单位\t任务数（人份）\n${'甲村\t5\n'.repeat(200_000)}`],
    ['open quotes', `单位\t任务数（人份）\n${'"甲村\t5\n'.repeat(100_000)}`],
    ['months', `月份 单位 任务数（人份）\n${'一月\n甲村 5\n'.repeat(100_000)}`],
  ])('a text of nothing but %s comes to an end, rows kept or refused', (_name, text) => {
    const result = readNotice(textSource(text, 'txt'))
    if (!('refused' in result)) expectSums(result)
  })
})

describe('a notice that we wrote is read as it was written', () => {
  test.each(['gaps', 'tabs', 'bars', 'lines', 'glued', 'beside', 'beside in lines'] as const)(
    'in the layout %s',
    (layout) => {
      fc.assert(
        fc.property(plan, (units) => {
          const notice = read(written({ units, layout }))
          const [table, ...more] = notice.tables
          expect(more).toEqual([])
          const sum = units.reduce((all, { amount }) => all + amount, 0)
          expect(table).toMatchObject({ kind: 'quota', unit: 'renfen', statedTotal: sum, sum })
          const pairs = table!.rows.map(({ label, amount }) => [label, amount])
          expect(pairs).toEqual(inOrder(units, layout).map(({ name, amount }) => [name, amount]))
          expect(notice.targets).toMatchObject([{ track: 'total', amount: sum, unit: 'renfen' }])
          expect(notice.findings).toEqual([])
        }),
        { numRuns: 60 },
      )
    },
  )
})

describe('how it is typed does not matter', () => {
  const same = (change: (text: string) => string, format: 'txt' | 'md' = 'txt') =>
    fc.assert(
      fc.property(plan, layouts, (units, layout) => {
        const text = written({ units, layout })
        expect(facts(read(change(text), format))).toEqual(facts(read(text, format)))
      }),
      { numRuns: 40 },
    )

  test('full-width digits and punctuation', () => same(fullWidth))
  test('half-width brackets and commas', () => same(halfWidth))
  test('Windows line ends', () => same((text) => text.replaceAll('\n', '\r\n')))
  test('a byte order mark', () => same((text) => `\ufeff${text}`))
  test('blank lines between all lines', () => same((text) => text.replaceAll('\n', '\n\n')))
  test('zero-width spaces after every line', () =>
    same((text) => text.replaceAll('\n', '\u200b\n')))
})

type Layout = 'gaps' | 'tabs' | 'bars' | 'lines' | 'glued' | 'beside' | 'beside in lines'
interface Unit {
  readonly name: string
  readonly amount: number
}

const layouts = fc.constantFrom<Layout>('gaps', 'tabs', 'bars', 'lines', 'beside')

const names = ['云', '河', '石', '松', '竹', '南', '北', '东', '西', '高', '白', '青'].flatMap(
  (first) =>
    ['山', '桥', '湾', '塘', '坪', '林', '溪', '岭'].flatMap((second) =>
      ['村', '社区', '镇', '街道', '中学', '卫生院'].map((kind) => first + second + kind),
    ),
)

const plan: fc.Arbitrary<Unit[]> = fc
  .uniqueArray(fc.constantFrom(...names), { minLength: 3, maxLength: 24 })
  .chain((chosen) =>
    fc
      .array(fc.integer({ min: 1, max: 99_999 }), {
        minLength: chosen.length,
        maxLength: chosen.length,
      })
      .map((amounts) => chosen.map((name, at) => ({ name, amount: amounts[at]! }))),
  )

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        ...'单位 任务数 （人份） 合计 12 1,250 各10名 \n \t | 3月上旬 七月 2026年 2月30日 附件： 表 % 不超过 6.5% 其中 团体 献血 。 ， （ ） 一、 1. 另行下达 ■□▓ 罚款 互助献血 （代拟稿） 〔2026〕3号 关于 通知 星期三 |---|'.split(
          ' ',
        ),
        '\n',
        ' ',
        '  ',
      ),
      { maxLength: 80 },
    )
    .map((words) => words.join('')),
)

function written({ units, layout }: { units: readonly Unit[]; layout: Layout }): string {
  const sum = units.reduce((all, { amount }) => all + amount, 0)
  return [
    '白水县人民政府关于下达2026年无偿献血任务的通知',
    '白政发〔2026〕6号',
    '各单位：',
    `2026年全县无偿献血任务为${sum.toLocaleString('en-US')}人份，请按照分配执行，每人份200毫升。`,
    '白水县人民政府',
    '2026年2月3日',
    '附件',
    '白水县2026年无偿献血任务分配表',
    ...tables[layout](units, sum),
  ].join('\n')
}

const tables: Record<Layout, (units: readonly Unit[], sum: number) => string[]> = {
  gaps: (units, sum) => [
    '单位    任务数（人份）',
    ...units.map(({ name, amount }) => `${name}    ${amount}`),
    `合计    ${sum}`,
  ],
  tabs: (units, sum) => [
    '序号\t单位\t任务数（人份）\t备注',
    ...units.map(({ name, amount }, at) => `${at + 1}\t${name}\t${amount}\t`),
    `\t合计\t${sum}\t`,
  ],
  bars: (units, sum) => [
    '| 单位 | 任务数（人份） |',
    '|---|---|',
    ...units.map(({ name, amount }) => `| ${name} | ${amount} |`),
    `| 合计 | ${sum} |`,
  ],
  lines: (units, sum) => [
    ...['序号', '单位', '任务数（人份）'],
    ...units.flatMap(({ name, amount }, at) => [`${at + 1}`, name, `${amount}`]),
    ...['合计', `${sum}`],
  ],
  glued: (units, sum) => [
    '单位 任务数（人份）',
    ...units.map(({ name, amount }) => `${name}${amount}`),
    `合计${sum}`,
  ],
  beside: (units, sum) => [
    '单位  任务数（人份）  单位  任务数（人份）',
    ...besides(units).map((pair) =>
      pair.map(({ name, amount }) => `${name}  ${amount}`).join('  '),
    ),
    `合计  ${sum}`,
  ],
  'beside in lines': (units, sum) => [
    ...['单位', '任务数（人份）', '单位', '任务数（人份）'],
    ...units.flatMap(({ name, amount }) => [name, `${amount}`]),
    ...['合计', `${sum}`],
  ],
}

const besides = (units: readonly Unit[]): Unit[][] =>
  Array.from({ length: Math.ceil(units.length / 2) }, (_none, at) =>
    units.slice(at * 2, at * 2 + 2),
  )

const inOrder = (units: readonly Unit[], layout: Layout): readonly Unit[] =>
  layout.startsWith('beside')
    ? [...units.filter((_unit, at) => at % 2 === 0), ...units.filter((_unit, at) => at % 2 === 1)]
    : units

function read(text: string, format: 'txt' | 'md' = 'txt'): ReadNotice {
  const result = readNotice(textSource(text, format))
  if ('refused' in result) throw new Error(result.refused)
  return result
}

/** What was read, without lines and spelling of what is quoted. */
const facts = (notice: ReadNotice) => ({
  year: notice.year,
  issuedOn: notice.issuedOn,
  targets: notice.targets.map(({ track, amount, unit, bound }) => [track, amount, unit, bound]),
  tables: notice.tables.map(({ kind, unit, statedTotal, sum, rows }) => [
    kind,
    unit,
    statedTotal,
    sum,
    rows.map(({ label, amount }) => [label, amount]),
  ]),
  findings: notice.findings.map(({ code }) => code),
})

const fullWidth = (text: string): string =>
  text.replace(/[\d,]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))

const halfWidth = (text: string): string =>
  text.replace(/[（），：]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))

function expectOrder({ findings }: ReadNotice): void {
  const weights = { error: 0, warning: 1, info: 2 }
  const keys = findings.map(({ severity, at }) => weights[severity] * 1e9 + (at?.line ?? 0))
  expect(keys).toEqual(keys.toSorted((one, other) => one - other))
}

function expectSums({ tables: all }: ReadNotice): void {
  for (const { rows, sum } of all) {
    const added = rows.reduce((whole, { amount }) => whole + (amount ?? 0), 0)
    expect(Math.abs(added - sum)).toBeLessThan(0.001)
  }
}
