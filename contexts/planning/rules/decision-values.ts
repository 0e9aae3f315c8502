import { units } from '#kernel/blood.ts'
import { isDay } from '#kernel/days.ts'
import type { Text } from '#kernel/text.ts'
import { isUnitKind } from '#kernel/unit-kinds.ts'
import { bounds, type Row, type Target, tracks } from './notice/shape.ts'

type Value = Readonly<Record<string, unknown>> | null
type Fits = (value: unknown) => boolean

/** The figure of a notice that a correction is made on. */
export type Figure =
  | { readonly is: 'target'; readonly target: Target }
  | { readonly is: 'row'; readonly row: Row }

/** What keeps a correction of a figure from being taken, if anything does. */
export function figureFault(figure: Figure, value: Value): Text | undefined {
  const fault = fieldFault(figure.is === 'target' ? targetFields : rowFields, value)
  if (fault !== undefined || figure.is === 'row') return fault
  const { amount, status } = { ...figure.target, ...value }
  return (amount === null) === (status === 'pending') ? undefined : pendingHasNone
}

/** What keeps the choice of a unit from being taken: it is one of the register, or a new one. */
export function unitFault(value: Value): Text | undefined {
  const fields = value !== null && 'unitId' in value ? knownUnit : newUnit
  return fieldFault(fields, value)
}

/** The years that a plan can be of. */
export const planYears = { first: 1998, last: 2200 } as const

export const isPlanYear = (year: number): boolean =>
  Number.isInteger(year) && year >= planYears.first && year <= planYears.last

/** What keeps a year from being stated as the plan's. */
export function yearFault(value: Value): Text | undefined {
  const fault = fieldFault({ year: (year) => typeof year === 'number' }, value)
  if (fault !== undefined) return fault
  // The line above has seen that it is a number.
  return isPlanYear((value as { year: number }).year) ? undefined : notAYear
}

const isAmount: Fits = (value) => Number.isSafeInteger(value) && (value as number) >= 0
const isText =
  (most: number): Fits =>
  (value) =>
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length <= most &&
    value.isWellFormed() &&
    !/\p{Cc}/u.test(value)
const oneOf =
  (all: readonly string[]): Fits =>
  (value) =>
    typeof value === 'string' && all.includes(value)
const orNull =
  (fits: Fits): Fits =>
  (value) =>
    value === null || fits(value)

const targetFields: Readonly<Record<string, Fits>> = {
  amount: orNull(isAmount),
  status: oneOf(['stated', 'pending']),
  track: oneOf(tracks),
  unit: oneOf(units),
  bound: oneOf(bounds),
}

/** More people than live anywhere are a slip of the hand. */
const mostPeople = 2_000_000_000

const rowFields: Readonly<Record<string, Fits>> = {
  amount: orNull(isAmount),
  label: isText(100),
  area: orNull(isText(100)),
  headcount: orNull((value) => isAmount(value) && (value as number) <= mostPeople),
  period: orNull(isPeriod),
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const knownUnit: Readonly<Record<string, Fits>> = {
  unitId: (value) => typeof value === 'string' && uuid.test(value),
}
const newUnit: Readonly<Record<string, Fits>> = {
  new: (value) => value === true,
  kind: isUnitKind,
}

function isPeriod(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { from, to, text, ...more } = value as Record<string, unknown>
  return (
    [from, to].every((on) => typeof on === 'string' && isDay(on)) &&
    (from as string) <= (to as string) &&
    isText(100)(text) &&
    Object.keys(more).length === 0
  )
}

function fieldFault(fields: Readonly<Record<string, Fits>>, value: Value): Text | undefined {
  const given = Object.entries(value ?? {})
  const first = Object.keys(fields)[0]!
  if (given.length === 0) return nothingNew
  // A choice has its own first field; a correction any of them.
  if ((fields === newUnit || fields === knownUnit) && !given.some(([name]) => name === first)) {
    return doesNotFit(first)
  }
  const wrong = given.find(([name, part]) => !(Object.hasOwn(fields, name) && fields[name]!(part)))
  return wrong && doesNotFit(wrong[0])
}

const nothingNew: Text = {
  zh: '改正要写明改成什么，没有保存。',
  en: 'A correction says what to put in its place; nothing was saved.',
}
const pendingHasNone: Text = {
  zh: '待下达的目标没有数量；有数量的目标不是待下达。',
  en: 'A pending target has no amount, and one with an amount is not pending.',
}
const notAYear: Text = {
  zh: `计划年度应在 ${planYears.first} 年到 ${planYears.last} 年之间。`,
  en: `The year of a plan lies between ${planYears.first} and ${planYears.last}.`,
}

const fieldNames: Readonly<Record<string, Text>> = {
  amount: { zh: '数量（0 或正整数）', en: 'amount (zero or a whole number above it)' },
  status: { zh: '状态', en: 'status' },
  track: { zh: '项目', en: 'track' },
  unit: { zh: '数量单位', en: 'unit' },
  bound: { zh: '界限', en: 'bound' },
  label: { zh: '单位名称', en: 'name' },
  area: { zh: '片区', en: 'area' },
  headcount: { zh: '人数（0 或正整数）', en: 'head-count (zero or a whole number above it)' },
  period: { zh: '时间', en: 'period' },
  unitId: { zh: '名录里的单位', en: 'unit of the register' },
  new: { zh: '登记为新单位', en: 'registering as new' },
  kind: { zh: '单位类型', en: 'kind of unit' },
  year: { zh: '计划年度', en: 'year of the plan' },
}

const doesNotFit = (field: string): Text => {
  const name = Object.hasOwn(fieldNames, field) ? fieldNames[field]! : { zh: '内容', en: 'value' }
  return {
    zh: `${name.zh}填写得不对，没有保存。`,
    en: `The ${name.en} does not fit; nothing was saved.`,
  }
}
