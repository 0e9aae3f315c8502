import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, wholeMonth, xun } from '#kernel/days.ts'
import { newId } from '#platform/id.ts'
import { type PaperFormat, paperFormats } from '#platform/papers/paper.ts'
import { setWhole } from '#platform/papers/set.ts'
import { layoutOn } from '#platform/papers/standard.ts'
import { readNoticeBytes } from '../read-notice.ts'
import type { DraftTarget } from '../rules/draft.ts'
import type { ReadNotice } from '../rules/notice/shape.ts'
import type { PlanShape } from '../shapes.ts'
import { composeNotice } from './compose.ts'
import { figuresOf, givenPlan, planOf } from './given.ts'
import { defaultTemplates } from './rules/default-templates.ts'

/** What our own reader understands of the document that we write of a plan. */
async function writtenAndRead(plan: PlanShape, format: PaperFormat) {
  const signing = { office: '献血办公室', number: '献发〔2020〕1号', on: day(`${plan.year}-03-05`) }
  const paper = composeNotice({ plan, texts: defaultTemplates['annual-notice'], signing })
  const stamp = '快照号 R-20200305-0001 · 口径 人份（200 mL） · 数据截至 2020-03-04'
  const bytes = await setWhole(
    { papers: [paper], stamp },
    { format, layout: layoutOn(signing.on), title: paper.title },
  )
  return (await readNoticeBytes(bytes, `通知.${format}`)).read
}

const root = join(import.meta.dirname, '../../..')

describe.each(paperFormats)('a notice written as %s is read back', (format) => {
  test.each([
    ['qingpu-2020', '青浦区'],
    ['zhangjiajie-2012', '张家界市'],
  ])('%s to the same figures', async (name, regionName) => {
    const bytes = await readFile(join(root, `demo/notices/${name}.txt`))
    const plan = await planOf(bytes, regionName)
    const read = await writtenAndRead(plan, format)
    expect(read.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(read.documentNumber).toBe('献发〔2020〕1号')
    expect(read.title).toBe(`关于做好${plan.year}年${plan.regionName}无偿献血工作的通知`)
    expect(read.issuedOn).toBe(`${plan.year}-03-05`)
    const { rows, totals } = figuresOf((await readNoticeBytes(bytes, 'a.txt')).read)
    expect(figuresOf(read)).toMatchObject({ rows, totals })
    expect(figuresOf(read).targets).toEqual(goalsOf(plan))
  })

  test('a generated plan to the same plan', async () => {
    await fc.assert(
      fc.asyncProperty(generatedPlans, async (plan) => {
        const read = await writtenAndRead(plan, format)
        expect(read.findings.filter(({ severity }) => severity === 'error')).toEqual([])
        expect(figuresOf(read).targets).toEqual(goalsOf(plan))
        expect(rowsOf(read)).toEqual(rowsIn(plan))
      }),
      { numRuns: format === 'docx' ? 20 : 6 },
    )
  })
})

/** The total and the tracks of a plan, as the text of its notice states them. */
const goalsOf = ({ targets, unit }: PlanShape) =>
  targets
    .filter(({ kind }) => kind === 'total' || kind === 'track')
    .map(({ track, amount, bound }) => [
      track,
      amount,
      unit,
      amount === null ? 'pending' : 'stated',
      bound,
    ])

/** Who has how much, and who has how much when, from the tables that were read. */
function rowsOf({ tables }: ReadNotice) {
  const rows = tables.flatMap(({ kind, rows }) => rows.map((row) => ({ kind, ...row })))
  const quotas = Map.groupBy(
    rows.filter(({ kind }) => kind === 'quota'),
    ({ label }) => label,
  )
  return {
    quotas: [...quotas].map(([label, same]) => [label, sum(same)]),
    spans: rows
      .flatMap(({ label, amount, period }) =>
        period === null ? [] : [`${label} ${amount} ${period.from} ${period.to}`],
      )
      .sort(),
  }
}

/** The same from the plan itself. */
function rowsIn({ targets, items }: PlanShape) {
  const labels = new Map(targets.map(({ key, label }) => [key, label]))
  return {
    quotas: targets
      .filter(({ kind }) => kind === 'unit')
      .map(({ label, amount }) => [label, amount]),
    spans: items
      .map(
        ({ label, targetKey, amount, from, to }) =>
          `${label ?? labels.get(targetKey)} ${amount} ${from} ${to}`,
      )
      .sort(),
  }
}

const sum = (rows: readonly { amount: number | null }[]) =>
  rows.reduce((total, { amount }) => total + (amount ?? 0), 0)

const towns = [...'东西南北青白金朱练'].map((name) => `${name}岩镇`)
const bureaus = [
  '教育局',
  '财政局',
  '民政局',
  '审计局',
  '水务局',
  '总工会',
  '区委党校（城区部分）',
  '司法局',
]

/** Plans of two groups, with months or ten-day periods, spans over months, and what one group owes together. */
const generatedPlans = fc
  .record({
    towns: fc.subarray(towns, { minLength: 1 }),
    bureaus: fc.subarray(bureaus, { minLength: 1 }),
    amounts: fc.array(fc.integer({ min: 2, max: 3000 }), { minLength: 17, maxLength: 17 }),
    times: fc.array(fc.integer({ min: 0, max: 35 }), { minLength: 17, maxLength: 17 }),
    longer: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 17, maxLength: 17 }),
    fine: fc.boolean(),
    individual: fc.constantFrom('absent', 'pending', 'stated'),
  })
  .map((of) => {
    const part = (more: object) =>
      ({
        key: newId(),
        parentKey: null,
        kind: 'unit',
        track: 'group',
        label: '',
        unitId: null,
        amount: null,
        status: 'stated',
        bound: 'exactly',
        note: null,
        source: null,
        ...more,
      }) as DraftTarget
    const amounts = of.amounts.slice(0, of.towns.length + of.bureaus.length)
    const whole = amounts.reduce((total, one) => total + one, 0)
    const total = part({
      kind: 'total',
      track: 'total',
      label: '总目标',
      amount: whole + (of.individual === 'absent' ? 0 : 500),
    })
    const track = part({ parentKey: total.key, kind: 'track', label: '团体', amount: whole })
    const individual =
      of.individual === 'pending' ? { amount: null, status: 'pending' } : { amount: 500 }
    const groups = [of.towns, of.bureaus].map((names, at) => {
      const own = at === 0 ? amounts.slice(0, names.length) : amounts.slice(of.towns.length)
      const group = part({
        parentKey: track.key,
        kind: 'group',
        label: at === 0 ? '各镇、街道' : '各委、办、局',
        amount: own.reduce((a, b) => a + b, 0),
      })
      return [
        group,
        ...names.map((label, i) =>
          part({ parentKey: group.key, label, amount: own[i], unitId: newId() }),
        ),
      ]
    })
    const targets = [
      total,
      track,
      ...(of.individual === 'absent'
        ? []
        : [
            part({
              parentKey: total.key,
              kind: 'track',
              track: 'individual',
              label: '个人',
              ...individual,
            }),
          ]),
      ...groups.flat(),
    ]
    const units = targets.filter(({ kind }) => kind === 'unit')
    const items = units.map((unit, at) => {
      const month = (of.times[at]! % 12) + 1
      const span = of.fine
        ? xun(2027, month, ((of.times[at]! % 3) + 1) as 1)
        : {
            from: wholeMonth(2027, month).from,
            to: wholeMonth(2027, Math.min(12, month + of.longer[at]!)).to,
          }
      return {
        key: newId(),
        targetKey: unit.key,
        label: null,
        area: null,
        ...span,
        text: '',
        amount: unit.amount!,
        source: null,
      }
    })
    return givenPlan({ targets, items })
  })
