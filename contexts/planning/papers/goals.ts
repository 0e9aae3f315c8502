import type { Day } from '#kernel/days.ts'
import { dayInChinese, dayInDigits, inChinese } from '#platform/papers/numerals.ts'
import { basisOf } from '../rules/caps.ts'
import type { PlanShape, TargetShape } from '../shapes.ts'
import { unitNames } from '../sheets/as-file.ts'
import { periodText } from './periods.ts'
import type { FieldValues } from './rules/template.ts'

/** Who signs a document, when, and under which number. */
export interface Signing {
  readonly office: string
  readonly number: string | null
  readonly on: Day
}

/** What the fields of every document stand for. */
export function commonValues(plan: PlanShape, { office, number, on }: Signing): FieldValues {
  return {
    地区: plan.regionName,
    年度: String(plan.year),
    计量单位: unitNames[plan.unit],
    发文机关: office,
    文号: number,
    成文日期: dayInDigits(on),
    成文日期大写: dayInChinese(on),
    版本: `第${plan.revision.number}版`,
  }
}

export function goalValues(plan: PlanShape): FieldValues {
  const total = plan.targets.find(({ kind }) => kind === 'total')?.amount ?? null
  return {
    总目标: total === null ? '待下达' : amountText(plan, total),
    总目标大写: total === null ? '待下达' : `${inChinese(total)}${unitNames[plan.unit]}`,
    目标说明: goalSentence(plan),
    上限说明: capSentence(plan.targets),
  }
}

/** What is the unit's own, for a letter to it. */
export function ownValues(plan: PlanShape, unit: TargetShape): FieldValues {
  const items = plan.items.filter(({ targetKey }) => targetKey === unit.key)
  const { amount, cap, headcount } = unit
  return {
    单位: unit.label,
    单位目标: amount === null ? '待下达' : amountText(plan, amount),
    单位目标大写: amount === null ? '待下达' : `${inChinese(amount)}${unitNames[plan.unit]}`,
    单位排期:
      items.length === 0
        ? '另行商定'
        : items
            .map(
              (item) =>
                `${periodText(item)}${item.area === null ? '' : `（${item.area}）`} ${amountText(plan, item.amount)}`,
            )
            .join('；'),
    单位上限说明:
      cap === null || cap.amount === null || headcount === null
        ? null
        : `贵单位${basisNames[headcount.basis]}${headcount.amount}人，动员招募不超过其${percent(cap.ratio)}，即${cap.amount}人份。`,
  }
}

const amountText = ({ unit }: PlanShape, amount: number): string => `${amount}${unitNames[unit]}`

const bounds = { exactly: '', 'at-least': '不少于', 'at-most': '不超过', about: '约' } as const

const trackNames: Readonly<Record<string, string>> = {
  group: '团体无偿献血',
  individual: '个人无偿献血',
  assurance: '应急保障无偿献血',
  apheresis: '机采成分无偿献血',
}

/** 2020年，…目标为15987人份（…），其中团体无偿献血11173人份；…由上级另行下达。 */
function goalSentence(plan: PlanShape): string {
  const total = plan.targets.find(({ kind }) => kind === 'total')
  const tracks = plan.targets.filter(({ kind }) => kind === 'track')
  const head = `${plan.year}年，${plan.regionName}无偿献血募集目标`
  const pending = tracks.filter(({ amount }) => amount === null).map(nameOf)
  const later = pending.length === 0 ? '' : `${pending.join('和')}的募集量由上级另行下达`
  if (total === undefined || total.amount === null) return `${head}由上级另行下达。`
  const known = tracks
    .filter(({ amount }) => amount !== null)
    .map((track) => `${nameOf(track)}${bounds[track.bound]}${track.amount}${unitNames[plan.unit]}`)
  const basis = plan.unit === 'renfen' ? '（每人份200毫升全血计，下同）' : ''
  const stated = `${head}为${bounds[total.bound]}${total.amount}${unitNames[plan.unit]}${basis}`
  return `${[`${stated}${known.length === 0 ? '' : `，其中${known.join('，')}`}`, later].filter((part) => part !== '').join('；')}。`
}

const nameOf = ({ track, label }: TargetShape): string => trackNames[track] ?? label

const basisNames = { staff: '职工', 'residents-without-unit': '无工作单位公民' } as const

/** The ratios that hold in the plan, in the words of the notices. */
function capSentence(targets: readonly TargetShape[]): string | null {
  const ratios = new Map<string, number>()
  for (const { cap, unitKind } of targets) {
    const basis = unitKind === null ? null : basisOf(unitKind)
    if (cap !== null && basis !== null) ratios.set(basis, cap.ratio)
  }
  const staff = ratios.get('staff')
  const residents = ratios.get('residents-without-unit')
  const parts = [
    ...(staff === undefined
      ? []
      : [`各单位可按不超过职工人数（包括外来务工人员）的${percent(staff)}`]),
    ...(residents === undefined
      ? []
      : [`各乡镇、街道可按不超过无工作单位公民人数（包括外来暂住人员）的${percent(residents)}`]),
  ]
  return parts.length === 0 ? null : `${parts.join('，')}动员和招募无偿献血者。`
}

export const percent = (ratio: number): string => `${Number((ratio * 100).toFixed(3))}%`
