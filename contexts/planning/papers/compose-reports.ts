import { dayInDigits } from '#platform/papers/numerals.ts'
import type { Paper, PaperCell, PaperRow, PaperTable } from '#platform/papers/paper.ts'
import type { ProgressRow, ProgressShape } from '../progress/shapes.ts'
import { childrenOf } from '../rules/draft.ts'
import type { PlanShape, TargetShape } from '../shapes.ts'
import { unitNames } from '../sheets/as-file.ts'
import { amountOf, blank, column, number, scheduleAnnexes, text } from './annexes.ts'
import { type Composing, paperOf } from './compose.ts'
import { commonValues, goalValues, percent } from './goals.ts'
import type { QualityShape } from './shapes.ts'

export interface Reporting extends Composing {
  readonly progress: ProgressShape
  readonly quality: QualityShape
  /** The part it is of; the total when absent. */
  readonly scope: string | null
}

/** How far collection is: every part in the order of the plan, never by rank, and without a verdict. */
export function composeProgress(of: Reporting): Paper {
  const { plan, signing, progress, quality, scope } = of
  // Nothing imported is not nothing collected.
  const isKnown = quality.lastDay !== null
  const rows = within(progress.rows, scope).map((row) => (isKnown ? row : { ...row, actual: null }))
  const head = rows[0]!
  const unit = unitNames[plan.unit]
  const values = {
    ...commonValues(plan, signing),
    ...goalValues(plan),
    截至日期: dayInDigits(progress.ground.on),
    已完成: head.actual === null ? '未知数量' : `${head.actual}${unit}`,
    至今应完成: head.toDate === null ? '（未排期）' : `${rounded(head.toDate)}${unit}`,
    完成率:
      head.actual === null || !head.target ? '--' : percent(shareOf(head.actual, head.target)),
    采集人次: isKnown ? `${head.collected.visits}人次` : '未知人次',
    数据说明: qualitySentence(quality),
  }
  return paperOf({ ...of, values, blocks: [progressTable(plan, rows, isKnown)], dated: true })
}

function progressTable(
  plan: PlanShape,
  rows: readonly ProgressRow[],
  isKnown: boolean,
): PaperTable {
  const unit = unitNames[plan.unit]
  return {
    columns: [
      column('单位', 4, 'left'),
      column(`全年目标（${unit}）`, 2, 'right'),
      column(`至今应完成（${unit}）`, 2, 'right'),
      column(`已完成（${unit}）`, 2, 'right'),
      column('采集人次', 2, 'right'),
      column('占全年目标', 2, 'right'),
    ],
    rows: rows.map(
      (row): PaperRow => [
        text(row.kind === 'unit' ? `　${row.label}` : row.label),
        row.target === null ? text('待下达') : number(row.target, `target:${row.key}`),
        row.toDate === null ? text('未排期') : number(rounded(row.toDate), `due:${row.key}`),
        row.actual === null ? text('--') : number(row.actual, `done:${row.key}`),
        isKnown ? number(row.collected.visits, `visits:${row.key}`) : text('--'),
        text(row.actual === null || !row.target ? '--' : percent(shareOf(row.actual, row.target))),
      ],
    ),
  }
}

const shareOf = (actual: number, target: number): number =>
  Math.round((actual / target) * 1000) / 1000

const rounded = (amount: number): number => Math.round(amount * 10) / 10

/** A part with everything below it; all parts where none is named. */
export function within<Row extends { readonly key: string; readonly parentKey: string | null }>(
  rows: readonly Row[],
  scope: string | null,
): readonly Row[] {
  if (scope === null) return rows
  const kept = new Set([scope])
  const children = childrenOf(rows)
  for (const key of kept) for (const child of children.get(key) ?? []) kept.add(child.key)
  return rows.filter(({ key }) => kept.has(key))
}

export function qualitySentence(quality: QualityShape): string {
  const { lastDay, finished, withFigures, besideVisits, demo } = quality
  if (lastDay === null) return '还没有导入采集数据。'
  const parts = [
    `数据来自采集台账，最后一天为${dayInDigits(lastDay)}`,
    ...(finished === 0 ? [] : [`排期已过的${finished}项中${withFigures}项有采集数据`]),
    ...(besideVisits === 0 ? [] : [`另有${besideVisits}人次不在计划条线内`]),
    ...(demo ? ['含演示数据'] : []),
  ]
  return `${parts.join('，')}。`
}

/** Head-counts, the caps taken of them, and the targets beside. */
export function composeCaps(of: Composing): Paper {
  const { plan, signing } = of
  const unit = unitNames[plan.unit]
  const rows = plan.targets
    .filter(({ kind }) => kind === 'unit')
    .map(
      ({ key, label, headcount, cap, ...target }): PaperRow => [
        text(label),
        headcount === null ? text('未填报') : number(headcount.amount, `headcount:${key}`),
        text(cap === null ? '--' : percent(cap.ratio)),
        cap?.amount == null ? text('--') : number(cap.amount, `cap:${key}`),
        amountOf({ key, label, headcount, cap, ...target }),
      ],
    )
  const table = {
    columns: [
      column('单位', 4, 'left'),
      column('总人数', 2, 'right'),
      column('上限比例', 2, 'right'),
      column(`上限（${unit}）`, 2, 'right'),
      column(`献血任务数（${unit}）`, 3, 'right'),
    ],
    rows,
  }
  const values = { ...commonValues(plan, signing), ...goalValues(plan) }
  return paperOf({ ...of, values, blocks: [table], dated: true })
}

export function composeSchedule(of: Composing): Paper {
  const values = { ...commonValues(of.plan, of.signing), ...goalValues(of.plan) }
  const blocks = scheduleAnnexes(of.plan).flatMap((annex) => annex.blocks)
  return paperOf({ ...of, values, blocks, dated: true })
}

/** To be filled in by hand where there is no network: totals only, and nobody's name. */
export function composeBlank(of: Composing): Paper {
  const values = commonValues(of.plan, of.signing)
  const unit = unitNames[of.plan.unit]
  const empty = (): PaperCell => blank()
  const table = {
    columns: [
      column('单位', 4, 'left'),
      column(`献血任务数（${unit}）`, 2),
      column('日期', 2),
      column('采集人次', 2),
      column('实际采集数', 2),
      column('填表人单位盖章', 3),
    ],
    rows: of.plan.targets
      .filter(({ kind }) => kind === 'unit')
      .map(
        (unit: TargetShape): PaperRow => [
          text(unit.label),
          amountOf(unit),
          empty(),
          empty(),
          empty(),
          empty(),
        ],
      ),
  }
  return paperOf({ ...of, values, blocks: [table], dated: false })
}
