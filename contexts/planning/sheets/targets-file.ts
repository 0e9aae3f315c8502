import type { Look } from '#platform/change.ts'
import type { RowOut, SheetOut } from '#platform/documents/table-out.ts'
import { basisOf } from '../rules/caps.ts'
import { childrenOf } from '../rules/draft.ts'
import type { PlanShape, TargetShape } from '../shapes.ts'
import { viewPlan, type Wanted } from '../view-plan.ts'
import { asFile, standingOf, unitNames } from './as-file.ts'

/** The targets of a revision as its document annexes them: a sheet for each group, then the whole. */
export async function targetsFile({ tx }: Look, wanted: Wanted): Promise<File> {
  const plan = await viewPlan(tx, wanted)
  const name = `${plan.regionName}${plan.year}年目标分解-第${plan.revision.number}版.xlsx`
  return asFile(name, [...annexes(plan), whole(plan)])
}

function annexes(plan: PlanShape): SheetOut[] {
  const children = childrenOf(plan.targets)
  const parents = plan.targets.filter(({ key }) =>
    (children.get(key) ?? []).some(({ kind }) => kind === 'unit'),
  )
  return parents.map((group, at) =>
    annex(
      plan,
      group,
      children.get(group.key)!.filter(({ kind }) => kind === 'unit'),
      `附件${at + 1}`,
    ),
  )
}

function annex(
  plan: PlanShape,
  group: TargetShape,
  units: readonly TargetShape[],
  name: string,
): SheetOut {
  const counted = units.some(({ headcount }) => headcount !== null)
  const places = units.every(({ unitKind }) => basisOf(unitKind ?? 'other') !== 'staff')
  const heads = (unit: TargetShape): RowOut => (counted ? [unit.headcount?.amount ?? null] : [])
  const sum = units.reduce((total, { amount }) => total + (amount ?? 0), 0)
  const people = units.reduce((total, { headcount }) => total + (headcount?.amount ?? 0), 0)
  return {
    name,
    title: [`${plan.year}年${plan.regionName}${titleOf(group)}任务分解表`, standingOf(plan)],
    columns: [
      { header: places ? '地区' : '单位', kind: 'text' },
      ...(counted ? [{ header: '总人数', kind: 'integer' as const }] : []),
      { header: '献血任务数', unit: unitNames[plan.unit], kind: 'integer' },
      { header: '说明', kind: 'text' },
    ],
    rows: units.map((unit) => [unit.label, ...heads(unit), amountOf(unit), unit.note]),
    totals: [['合计', ...(counted ? [people] : []), sum, null]],
    notes: counted ? ['总人数空白为未填报，不是 0。'] : [],
  }
}

/** 各镇、街道献血; a track says already what it is of. */
const titleOf = ({ label }: TargetShape): string =>
  label.includes('献血') ? label : `${label}献血`

/** The levels above the units, which add up to the total. */
function whole(plan: PlanShape): SheetOut {
  return {
    name: '总目标',
    title: [`${plan.year}年${plan.regionName}献血目标`, standingOf(plan)],
    columns: [
      { header: '项目', kind: 'text' },
      { header: '目标', unit: unitNames[plan.unit], kind: 'integer' },
      { header: '说明', kind: 'text' },
    ],
    rows: plan.targets
      .filter(({ kind }) => kind !== 'unit')
      .map((target) => [target.label, amountOf(target), target.note]),
  }
}

/** What is to be set by the level above is said in words: it is not zero. */
const amountOf = ({ amount }: TargetShape): number | string => amount ?? '待下达'
