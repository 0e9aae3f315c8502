import type { Unit } from '#kernel/blood.ts'
import type { Span } from '#kernel/days.ts'
import { periodOf } from '../periods.ts'
import { unitOfHeading } from '../units.ts'

export type Role =
  | 'index'
  | 'group'
  | 'label'
  /** A place to donate at: the unit of a table that names no other. */
  | 'site'
  | 'period'
  | 'headcount'
  | 'amount'
  | 'result'
  | 'ratio'
  | 'other'

/** What a column holds, as its heading says. */
export interface Column {
  readonly role: Role
  /** The heading in one spelling, without white space. */
  readonly heading: string
  readonly unit: Unit | null
  /** The year that the heading names. */
  readonly year: number | null
  /** A column of amounts in one period: a month of a matrix. */
  readonly span: (Span & { readonly text: string }) | null
  /** A column that adds up the others of its row. */
  readonly total: boolean
  /** From where to where the heading stands in its line, counted in Latin letters. */
  readonly reach: { readonly from: number; readonly to: number } | null
}

/** The column under a heading, or null for a text that heads no column. */
export function columnOf(heading: string, year: number): Column | null {
  if (heading.length === 0 || heading.length > 30) return null
  const key = `${year} ${heading}`
  const known = seen.get(key)
  if (known !== undefined) return known
  if (seen.size >= 2000) seen.clear()
  const column = readHeading(heading, year)
  seen.set(key, column)
  return column
}

/** Headings read lately: those of a long table come again on every page, its short names too. */
const seen = new Map<string, Column | null>()

function readHeading(heading: string, year: number): Column | null {
  if (sentence.test(heading)) return null
  const words = heading.replace(/\([^()]*\)?|\[[^[\]]*\]/g, '')
  const span = words.length <= 8 ? periodOf(words, year) : undefined
  const role = span ? 'amount' : roleOf(words, heading)
  if (role === null) return null
  return {
    role,
    heading,
    unit: unitOfHeading(heading),
    year: +(/(?:19|20)\d\d(?=年|度)/.exec(heading)?.[0] ?? 0) || null,
    span: span ? { ...span, text: words } : null,
    total: role === 'amount' && !span && totals.test(words),
    reach: null,
  }
}

/** A heading that no vocabulary knows, of a table whose other headings were recognised. */
export const otherColumn = (heading: string): Column => ({
  role: 'other',
  heading,
  unit: null,
  year: null,
  span: null,
  total: false,
  reach: null,
})

const sentence =
  /[。;!?:"“”《》]|^\d+[.、)]|^[一二三四五六七八九十]+、|^\([一二三四五六七八九十]+\)|^附[件表]/

function roleOf(words: string, heading: string): Role | null {
  if (words === '') return unitOnly.test(heading) ? 'amount' : null
  if (words.length > 16) return null
  if (index.test(words)) return 'index'
  if (site.test(words)) return 'site'
  if (other.test(words)) return 'other'
  if (period.test(words)) return 'period'
  if (
    titleEnd.test(words) ||
    (/(?:19|20)\d\d年/.test(words) && (words.length > 12 || words.includes('各')))
  )
    return null
  if (isLabel(words)) return 'label'
  if (ratio.test(words)) return 'ratio'
  if (result.test(words)) return 'result'
  if (headcount.test(words) && !goal.test(words)) return 'headcount'
  if (amount.test(words) || totals.test(words)) return 'amount'
  return null
}

const isLabel = (words: string): boolean =>
  words.split(/[、/及和与或·,-]/).every((word) => label.test(word))

const unitOnly = /^\((?:人份|人次|人|名|毫升|ml|单位|u|治疗量|袋)\)$/i
const titleEnd = /[表单]$|(?:安排|情况|方案|要求|说明)$/
const site =
  /^(?:各|街头|固定|流动)?(?:献血屋|献血点|采血点|采集点|采血屋|采供血机构|献血站点?|采血车|网点|站点|点位)(?:名称|名)?$/
const index = /^(?:序号?|编号|号|no\.?|排序|顺序|项次)$/i
const other =
  /备注|说明|联系|电话|手机|负责人|责任人|领导|姓名|联络|地点|地址|场所|采血点|献血点|车[次辆]|献血车|领队|签[字名]|星期|血型|性质|类别|分类|批次|条线|分管|要求|内容|方式/
const period = /(?:时间|日期|月份|时段|季度|旬|日程|献血日|时间安排|日期安排)$|^月$|^月度$/
const label =
  /^(?:各|全|参加|参与|献血|采血|责任|所属|所在|牵头|任务|承担|完成|组织|驻[^、]{0,3}|[省市县区镇乡村街厂校局][直属]?|机关|企事业|团体)?(?:单位|地区|地方|区域|辖区|片区|片|地市|市州|地|市|县|区|镇|乡|街|乡镇|镇乡|镇街|街镇|街道|街乡|乡街|街道办|街道办事处|县区|区县|市县|市区|县市区|市县区|区市县|村|居|村居|居村|社区|村社区|居委会|村委会|居委|村委|村民委员会|居民委员会|部门|科室|处室|学校|院校|学院|院系|系部|系|班级|年级|专业|支部|党支部|党组织|总支|企业|公司|工厂|车间|行业|机构|医院|系统|组别|小组|组|大队|中队|团队|队伍|机关|科|股室|站所|网格|名称|对象|项目)(?:名称|名|别)?$/
const ratio = /比例|占比|比重|百分比|率$/
const result = /完成|实际|实绩|实献|已献|上年|去年|往年|结果|达成/
const headcount =
  /^(?:总|单位|现有|应有|实有|全体|在?[职岗编册校]?|职工|干部职工?|员工|教职工?|教职员工|学生|师生|户籍|常住|农业|总户数|适龄|符合条件|公民|居民|村民|在职|在编|在岗|在册|年末|年均|从业|党员|编制|核定)+(?:总)?(?:人数|人口|人口数|职工|职工数|职工人数|职工总数|员工数|总数|人员|人员数|人员总数|总人数|公民数|公民|人口总数|编制|编制数|学生数|教职工数|人)$|^人[数口]$|^人口[总基]?数$|^基数$/
const goal = /任务|计划|指标|名额|目标|献血|招募|分配|动员/
const amount =
  /^(?:(?:19|20)\d\d年?度?|本年度?|年度|全年|今年|全[市县区镇乡街校])?[^一二三四五六七八九十\d]{0,8}(?:任务|指标|名额|目标|计划|人份|人次|献血|招募|募集|采集|预约|分配|下达|认领|报名|应献|需求|分解|单采|血小板|全血|数量|团体|个人|街头|成分|机采|毫升|治疗量)(?:[^，。]{0,8})$|^数[量额]?$|^数$|^份数$|^量$|^[总合]量$/
const totals =
  /^(?:[总合小共]计|总数|总量|总任务|全年合计|全年)(?:数|人数|任务|任务数|指标|数量|名额)?$/
