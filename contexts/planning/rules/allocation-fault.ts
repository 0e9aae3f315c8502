import type { Text } from '#kernel/text.ts'
import type { AllocationRequest, Candidate } from './allocation.ts'

/** Why there is no proposal: what is wrong with the request, or by how much it does not fit. */
export type AllocationFault =
  | { readonly code: 'target-invalid'; readonly target: number }
  | {
      readonly code: 'figure-invalid'
      readonly id: string
      readonly figure: Figure
      readonly value: number
    }
  | { readonly code: 'unit-repeated'; readonly id: string }
  | {
      readonly code: 'cap-below-floor'
      readonly id: string
      readonly floor: number
      readonly cap: number
      readonly by: number
    }
  | {
      readonly code: 'fixed-below-floor'
      readonly id: string
      readonly fixed: number
      readonly floor: number
      readonly by: number
    }
  | {
      readonly code: 'fixed-above-cap'
      readonly id: string
      readonly fixed: number
      readonly cap: number
      readonly by: number
    }
  | {
      readonly code: 'target-below-floors'
      readonly target: number
      readonly least: number
      readonly by: number
    }
  | {
      readonly code: 'target-above-caps'
      readonly target: number
      readonly most: number
      readonly by: number
    }
  /** Left over, because these units have no basis and all others are fixed or at their caps. */
  | { readonly code: 'nothing-to-go-by'; readonly by: number; readonly units: readonly string[] }

type Figure = 'headcount' | 'lastYear' | 'weight' | 'floor' | 'cap' | 'fixed'

/** Everything that keeps a request from being shared out, found before it is tried. */
export function faultsOfRequest({ target, units }: AllocationRequest): AllocationFault[] {
  if (!isAmount(target)) return [{ code: 'target-invalid', target }]
  const seen = new Set<string>()
  const faults = units.flatMap((unit) => {
    const isRepeated = seen.has(unit.id)
    seen.add(unit.id)
    const repeated: AllocationFault[] = isRepeated ? [{ code: 'unit-repeated', id: unit.id }] : []
    return [...repeated, ...faultsOfUnit(unit)]
  })
  if (faults.length > 0) return faults

  const least = units.reduce((sum, { fixed, floor }) => sum + (fixed ?? floor ?? 0), 0)
  if (least > target) return [{ code: 'target-below-floors', target, least, by: least - target }]
  const most = units.reduce((sum, { fixed, cap }) => sum + (fixed ?? cap ?? Infinity), 0)
  return most < target ? [{ code: 'target-above-caps', target, most, by: target - most }] : []
}

function faultsOfUnit(unit: Candidate): AllocationFault[] {
  const { id, lastYear, fixed } = unit
  const figures: readonly [Figure, number | null][] = [
    ['headcount', unit.headcount],
    ['lastYear', lastYear?.target ?? null],
    ['lastYear', lastYear?.done ?? null],
    ['floor', unit.floor],
    ['cap', unit.cap],
    ['fixed', fixed],
  ]
  const wrong = figures.filter(([, value]) => value !== null && !isAmount(value))
  if (unit.weight !== null && !(unit.weight >= 0 && unit.weight <= Number.MAX_SAFE_INTEGER)) {
    wrong.push(['weight', unit.weight])
  }
  if (wrong.length > 0) {
    return wrong.map(([figure, value]) => ({
      code: 'figure-invalid',
      id,
      figure,
      value: value ?? 0,
    }))
  }
  const floor = unit.floor ?? 0
  const cap = unit.cap ?? Infinity
  if (cap < floor) return [{ code: 'cap-below-floor', id, floor, cap, by: floor - cap }]
  if (fixed === null) return []
  if (fixed < floor) return [{ code: 'fixed-below-floor', id, fixed, floor, by: floor - fixed }]
  return fixed > cap ? [{ code: 'fixed-above-cap', id, fixed, cap, by: fixed - cap }] : []
}

const isAmount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

/** What is wrong, in a sentence; `nameOf` gives the name of a unit by its id. */
export function allocationFaultText(fault: AllocationFault, nameOf: (id: string) => string): Text {
  switch (fault.code) {
    case 'target-invalid':
      return {
        zh: `任务数 ${fault.target} 不是可用的整数。`,
        en: `The target ${fault.target} is not a usable whole number.`,
      }
    case 'target-below-floors':
      return {
        zh: `任务数 ${n(fault.target)} 不足：下限与固定数合计 ${n(fault.least)}，还差 ${n(fault.by)}。`,
        en: `The target ${n(fault.target)} is too small: floors and fixed amounts add up to ${n(fault.least)}, ${n(fault.by)} more.`,
      }
    case 'target-above-caps':
      return {
        zh: `任务数 ${n(fault.target)} 过多：上限与固定数合计只有 ${n(fault.most)}，多出 ${n(fault.by)}。`,
        en: `The target ${n(fault.target)} is too large: caps and fixed amounts allow at most ${n(fault.most)}, ${n(fault.by)} fewer.`,
      }
    case 'nothing-to-go-by': {
      const names = fault.units.slice(0, 8).map(nameOf)
      const more = fault.units.length > 8
      return {
        zh: `剩下 ${n(fault.by)} 无处可分：${names.join('、')}${more ? ` 等 ${n(fault.units.length)} 个单位` : ''}没有分配依据，其余单位已固定或已到上限。`,
        en: `${n(fault.by)} are left over: there is nothing to go by for ${names.join(', ')}${more ? ` and others (${n(fault.units.length)})` : ''}, and all other units are fixed or at their caps.`,
      }
    }
    default:
      return unitText(fault, nameOf(fault.id))
  }
}

function unitText(fault: Extract<AllocationFault, { id: string }>, name: string): Text {
  switch (fault.code) {
    case 'unit-repeated':
      return { zh: `“${name}”出现了两次。`, en: `"${name}" is there twice.` }
    case 'figure-invalid':
      return {
        zh: `“${name}”的${figures[fault.figure].zh} ${fault.value} 不可用。`,
        en: `The ${figures[fault.figure].en} ${fault.value} of "${name}" cannot be used.`,
      }
    case 'cap-below-floor':
      return {
        zh: `“${name}”的上限 ${n(fault.cap)} 小于下限 ${n(fault.floor)}，相差 ${n(fault.by)}。`,
        en: `The cap ${n(fault.cap)} of "${name}" is below its floor ${n(fault.floor)}, by ${n(fault.by)}.`,
      }
    case 'fixed-below-floor':
      return {
        zh: `“${name}”固定为 ${n(fault.fixed)}，低于下限 ${n(fault.floor)}，相差 ${n(fault.by)}。`,
        en: `"${name}" is fixed at ${n(fault.fixed)}, below its floor ${n(fault.floor)} by ${n(fault.by)}.`,
      }
    case 'fixed-above-cap':
      return {
        zh: `“${name}”固定为 ${n(fault.fixed)}，超过上限 ${n(fault.cap)}，多出 ${n(fault.by)}。`,
        en: `"${name}" is fixed at ${n(fault.fixed)}, above its cap ${n(fault.cap)} by ${n(fault.by)}.`,
      }
  }
}

const figures: Record<Figure, Text> = {
  headcount: { zh: '人数', en: 'head-count' },
  lastYear: { zh: '上年数', en: 'figure of last year' },
  weight: { zh: '权重', en: 'weight' },
  floor: { zh: '下限', en: 'floor' },
  cap: { zh: '上限', en: 'cap' },
  fixed: { zh: '固定数', en: 'fixed amount' },
}

const n = (amount: number): string => amount.toLocaleString('en-US')
