import type { Unit } from '#kernel/blood.ts'
import type { Context } from './context.ts'

/** Whether a figure is set as an amount to be reached, rather than being part of any other sentence. */
export function isGoal(figure: {
  readonly context: Context
  readonly unit: Unit
  /** A target stands earlier in the sentence. */
  readonly part: boolean
}): boolean {
  const { clause, sentence, after } = figure.context
  if (aside.test(clause.slice(-24)) || asideAfter.test(after)) return false
  if (figure.part) return !/[元岁级天个]$/.test(clause)
  const people = figure.unit === 'person'
  if (people && !/献血|名额|任务|目标|指标|计划/.test(sentence + after.slice(0, 12))) return false
  if (people && peopleAside.test(clause)) return false
  return (
    goalWords.test(clause) ||
    (goalWords.test(sentence) && linked.test(clause)) ||
    goalAfter.test(after)
  )
}

/** Whether a figure is what was reached, not what is to be reached. */
export function isPastResult({ clause, sentence, after }: Context, earlierYear: boolean): boolean {
  if (becomes.test(after)) return true
  if (past.test(clause) || pastAfter.test(after)) return true
  if (!earlierYear) return false
  return (
    !/(?:目标|任务|计划|指标|名额)[^,]{0,6}$/.test(clause) ||
    /完成|实际|实现|采集|参加|成功/.test(sentence + after)
  )
}

const goalWords =
  /目标|任务|计划|指标|名额|总量|总数|募集|招募|下达|确定为|动员|完成|力争|确保|达到|不低于|不少于|不超过|至少|团体|街头|个人|血小板|单采|机采|应急|保障性|献血量|献血人[数次]|献血.{0,4}$/
const goalAfter = /^(?:[^,]{0,8})(?:目标|任务|指标|名额)/
const linked = /^(?:其中|和|以及|分别|包括|并|共|合计|总计|力争|确保|计划|约|不[低少]于)?.{0,16}$/
const aside =
  /每人份|每次|一次|单次|每人|每位|每少|每多|每名|间隔|年龄|周岁|体重|人口|户籍|补贴|补助|罚|奖励|一个|满$|第$|献血量为?\d|可献|捐献$|现有|编制|由$/
const asideAfter =
  /^(?:以[上下]的|(?:以[上下])?的?(?:单位|企业|机关|部门|补贴|营养|志愿|工作人员|领导|联络员|专人)|周岁|岁|组成|为一|负责|全血计|\/|换|计[,)])/
const peopleAside =
  /工作人员|联络员|领导小组|专家|志愿者队伍|负责人|职工(?:总)?(?:人)?数|小组由|安排$|配备|抽调|指定/
const past =
  /去年|上年|往年|同期|已(?:经)?(?:完成|采集|献|有|占|达|超)|累计|截至|共有|共采集|实际|实现了|完成了|达到了|采集了|比.{2,8}(?:增|减|下降)|增长|下降|原(?:任务|计划|目标|定)/
const pastAfter =
  /^(?:[^,]{0,6})(?:成功献血|参加了|献了血|,?(?:比|较|同比)[^。]{0,10}(?:增|减|下降|上升))/
const becomes = /^[^,]{0,2}(?:调整|增加|提高|上调|下调|调增|调减|变更|修订|改|减少)(?:为|到|至)/
