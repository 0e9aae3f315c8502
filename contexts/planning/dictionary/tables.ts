import { units } from '#kernel/blood.ts'
import type { Text } from '#kernel/text.ts'
import { basisNames, definitions } from '#kernel/unit-words.ts'
import { permissionWords, roleWords } from '#platform/access/role-words.ts'
import { allows, type Permission, roleNames } from '#platform/access/roles.ts'
import { indicatorsOf } from '../progress/rules/indicators.ts'
import { type FindingCode, findingSeverity } from '../rules/notice/shape.ts'
import type { DictionaryName } from './contract.ts'
import { findingWords, severityWords } from './finding-words.ts'
import { glossary } from './glossary.ts'
import { indicatorWords } from './indicator-words.ts'

/** A dictionary as a table: what the programme's own code says, never a copy of it. */
export interface Dictionary {
  readonly name: DictionaryName
  readonly title: Text
  readonly note: Text
  readonly columns: readonly Text[]
  /** A cell is the same in both languages, or says it in each. */
  readonly rows: readonly (readonly (string | Text)[])[]
}

/** All dictionaries, read from the code that works by them. */
export const dictionaries = (): readonly Dictionary[] => [
  {
    name: 'units',
    title: { zh: '口径', en: 'Units of measure' },
    note: { zh: '不同口径的数不相加。', en: 'Figures of different units are never added.' },
    columns: [text('名称', 'Name'), text('代码', 'Code'), text('计的是什么', 'What it counts')],
    rows: units.map((unit) => [basisNames[unit], unit, definitions[unit]]),
  },
  {
    name: 'findings',
    title: { zh: '通知疑点', en: 'Findings in notices' },
    note: {
      zh: '轻重是固定的。错误须逐条决定后才能生成计划。',
      en: 'Severity is fixed. Every error is decided on before a plan is made.',
    },
    columns: [text('疑点', 'Finding'), text('代码', 'Code'), text('轻重', 'Severity')],
    rows: (Object.keys(findingSeverity) as FindingCode[]).map((code) => [
      findingWords[code],
      code,
      severityWords[findingSeverity[code]],
    ]),
  },
  {
    name: 'indicators',
    title: { zh: '指标', en: 'Indicators' },
    note: {
      zh: '没有分母就没有值，并写明缺什么。',
      en: 'Without its denominator an indicator has no value, and says why.',
    },
    columns: [text('指标', 'Indicator'), text('代码', 'Code'), text('算法', 'Formula')],
    rows: indicatorsOf(nothing).map(({ name, formula }) => [indicatorWords[name], name, formula]),
  },
  {
    name: 'roles',
    title: { zh: '岗位与权限', en: 'Roles and permissions' },
    note: {
      zh: '岗位授在一个地区及其以下。三员各自独立，也不兼业务岗位。',
      en: 'A role is held on a region and all below it. The three administrators hold no other role.',
    },
    columns: [text('权限', 'Permission'), ...roleNames.map((role) => roleWords[role])],
    rows: (Object.keys(permissionWords) as Permission[]).map((permission) => [
      permissionWords[permission],
      ...roleNames.map((role) => (allows(role, permission) ? yes : '')),
    ]),
  },
  {
    name: 'glossary',
    title: { zh: '用语', en: 'Glossary' },
    note: {
      zh: '界面和导出都用这些词，不用别的说法。',
      en: 'Screens and exports use these words and no synonyms.',
    },
    columns: [text('中文', 'Chinese'), text('英文', 'English'), text('含义', 'Meaning')],
    rows: glossary.map(({ term, meaning }) => [term.zh, term.en, meaning]),
  },
]

const text = (zh: string, en: string): Text => ({ zh, en })

const yes = text('有', 'yes')

const nothing = { sums: [], before: null, actual: null, target: null, population: null, asOf: null }
