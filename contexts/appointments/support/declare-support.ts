import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { holdersOf } from '#platform/messages/holders.ts'
import { postAll } from '#platform/messages/post.ts'
import { getRegion, getUnit } from '../../organisation/index.ts'
import { supportMessage } from '../drives/message-templates.ts'
import { policyIn } from '../drives/policies.ts'
import { declaredAround } from './queries.ts'
import { type Flag, flagsOf } from './rules/outliers.ts'

export interface Declaration {
  readonly unitId: string
  readonly year: number
  /** ¥ for one donation. */
  readonly yuan: number
  /** Days for one donation. */
  readonly leaveDays: number
  readonly basis: string
}

/**
 * Declares what a unit gives for one donation in a year. Above a ceiling, or far above the others, the
 * office of the district is told at once, before any drive; it is never refused: it is a declaration.
 */
export async function declareSupport(
  act: Act,
  wish: Declaration,
): Promise<Change<{ flags: Flag[] }>> {
  const { unitId, year, yuan, leaveDays, basis } = wish
  const unit = await getUnit(act.tx, unitId)
  if (unit.endedOn !== null && unit.endedOn <= act.today) throw gone(unit.endedOn)
  const all = await declaredAround(act.tx, unitId, year)
  const before = all.find((one) => one.unitId === unitId) ?? null
  const ceilings = {
    yuan: (await policyIn(act.tx, unit.regionId, 'support-yuan', act.today))?.value ?? null,
    leaveDays: (await policyIn(act.tx, unit.regionId, 'leave-days', act.today))?.value ?? null,
  }
  const flags = [...flagsOf(wish, all, ceilings)]
  const id = newId()
  await act.tx
    .insertInto('appointments.support')
    .values({
      ...{ id, regionId: unit.regionId, unitId, year, yuan, leaveDays, basis },
      ...{ declaredBy: act.actor.accountId, declaredAt: act.now },
    })
    .execute()
  if (flags.length > 0) await tellOffice(act, { id, unit, year, flags })
  return record(
    act,
    {
      name: 'support.declared',
      subject: unitId,
      data: {
        year,
        flags: flags.length,
        before: before === null ? null : { yuan: before.yuan, leaveDays: before.leaveDays },
        after: { yuan, leaveDays },
      },
    },
    { flags },
  )
}

async function tellOffice(
  act: Act,
  {
    id,
    unit,
    year,
    flags,
  }: {
    readonly id: string
    readonly unit: { readonly name: string; readonly regionId: string }
    readonly year: number
    readonly flags: readonly Flag[]
  },
): Promise<void> {
  const { ancestors } = await getRegion(act.tx, unit.regionId)
  const chain = [...new Set([...ancestors, unit.regionId])]
  const officers = (
    await Promise.all(chain.map((region) => holdersOf(act.tx, 'drives.change', region)))
  ).flat()
  const planners = new Set(
    (await Promise.all(chain.map((region) => holdersOf(act.tx, 'drives.plan', region))))
      .flat()
      .map(({ accountId }) => accountId),
  )
  const once = new Map(officers.map((one) => [one.accountId, one]))
  await postAll(
    act,
    [...once.values()]
      .filter(({ accountId }) => !planners.has(accountId))
      .map((to) => ({
        template: supportMessage,
        key: id,
        to,
        link: `/support?year=${year}`,
        data: { unit: unit.name, year, why: flags.map(sentence).join('；') },
        regionId: unit.regionId,
      })),
  )
}

/** Why, with the figures, as the office is told. */
export const sentence = ({ of, why, value, against, bound, among }: Flag): string => {
  const [what, unit] = of === 'yuan' ? ['每次补贴', '元'] : ['每次假期', '天']
  return why === 'over-ceiling'
    ? `${what}${value}${unit}，超过上限${against}${unit}`
    : `${what}${value}${unit}，其他${among}个单位的中位数是${against}${unit}，超过${bound}${unit}即提示`
}

const gone = (on: string) =>
  new Problem('input-invalid', {
    zh: `这个单位已于${on}撤销。`,
    en: `This unit came to its end on ${on}.`,
  })
