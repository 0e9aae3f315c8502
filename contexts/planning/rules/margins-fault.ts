import type { Text } from '#kernel/text.ts'

/** Why no table has the two margins; units and periods are named by their places. */
export type MarginsFault =
  | { readonly code: 'margins-too-large'; readonly most: number }
  | {
      readonly code: 'margins-differ'
      readonly ofUnits: number
      readonly ofPeriods: number
      readonly by: number
    }
  | {
      readonly code: 'margins-infeasible'
      /** These units are open in no other periods than these. */
      readonly units: readonly number[]
      readonly periods: readonly number[]
      readonly need: number
      readonly room: number
      readonly by: number
    }

/** The names that units and periods are known by, in their order. */
export interface MarginNames {
  readonly units: readonly string[]
  readonly periods: readonly string[]
}

/** What is wrong with two margins, in a sentence. */
export function marginsText(fault: MarginsFault, names: MarginNames): Text {
  switch (fault.code) {
    case 'margins-too-large':
      return { zh: `合计大于 ${n(fault.most)}。`, en: `The sum is larger than ${n(fault.most)}.` }
    case 'margins-differ':
      return {
        zh: `各单位合计 ${n(fault.ofUnits)}，各时段合计 ${n(fault.ofPeriods)}，相差 ${n(fault.by)}。`,
        en: `The units add up to ${n(fault.ofUnits)} and the periods to ${n(fault.ofPeriods)}: ${n(fault.by)} apart.`,
      }
    case 'margins-infeasible': {
      const units = fault.units.map((unit) => names.units[unit] ?? '')
      const periods = fault.periods.map((period) => names.periods[period] ?? '')
      return periods.length === 0
        ? {
            zh: `${shown(units, '、')} 没有可安排的时段，而任务为 ${n(fault.need)}。`,
            en: `${shown(units, ', ')} have no open period but owe ${n(fault.need)}.`,
          }
        : {
            zh: `${shown(units, '、')} 只能安排在 ${periods.join('、')}，共需 ${n(fault.need)}，而这些时段只有 ${n(fault.room)}：多出 ${n(fault.by)}。`,
            en: `${shown(units, ', ')} are open only in ${periods.join(', ')} and owe ${n(fault.need)}, but these periods take ${n(fault.room)}: ${n(fault.by)} too many.`,
          }
    }
  }
}

const n = (amount: number): string => amount.toLocaleString('en-US')

const shown = (names: readonly string[], separator: string): string =>
  names.slice(0, 8).join(separator) + (names.length > 8 ? ` … (${n(names.length)})` : '')
