import type { Permission } from '#platform/access/roles.ts'
import type { Act } from '#platform/change.ts'
import { holdersOf } from '#platform/messages/holders.ts'
import { type Message, postAll, type Recipient } from '#platform/messages/post.ts'
import { answeringFor, getRegion, standing, unitsAsOf } from '../../organisation/index.ts'
import { driveMessage } from './message-templates.ts'
import type { Drive } from './queries.ts'
import type { Action, Side } from './rules/life.ts'

/** What was done, as the other sides are told; what is not here is told to nobody. */
const done: Readonly<Partial<Record<Action | 'request', readonly [zh: string, en: string]>>> = {
  request: ['已提出申请', 'asked for'],
  offer: ['血站已给出可选日期', 'days were offered'],
  'ask-again': ['单位请求另给日期', 'other days are asked for'],
  choose: ['日期已选定', 'a day was chosen'],
  ready: ['准备完毕', 'everything is prepared'],
  change: ['有变更', 'a change'],
  decide: ['变更已核定', 'a change was decided'],
  close: ['已结束', 'closed'],
  cancel: ['已取消', 'cancelled'],
}

interface Moved {
  readonly drive: Pick<
    Drive,
    'id' | 'regionId' | 'unitId' | 'onDay' | 'place' | 'version' | 'wantedFrom' | 'wantedTo'
  >
  readonly action: Action | 'request'
  readonly side: Side
  readonly text: string | null
}

/**
 * Tells the sides that did not act, in the transaction of the act: the station's planners and the office's
 * officers of the region and above, and those who answer for the unit.
 */
export async function tellOthers(act: Act, { drive, action, side, text }: Moved): Promise<void> {
  const what = done[action]
  if (what === undefined) return
  const [unit] = await unitsAsOf(act.tx, [drive.unitId], act.today)
  const to = (await receiversOf(act, { drive, side, action })).filter(
    ({ accountId }) => accountId == null || accountId !== act.actor.accountId,
  )
  const messages = to.map(
    (one): Message<typeof driveMessage.fields> => ({
      template: driveMessage,
      key: `${drive.id} ${drive.version} ${action}`,
      to: one,
      link: `/drives/${drive.id}`,
      data: {
        unit: unit?.name ?? '--',
        what: what[0],
        whatEn: what[1],
        day: drive.onDay ?? `${drive.wantedFrom} ~ ${drive.wantedTo}`,
        place: drive.place,
        text: text ?? '请打开查看。',
      },
      regionId: drive.regionId,
    }),
  )
  await postAll(act, messages)
}

/** A change may wait for a second person of the side that asked: then its own side is told as well. */
async function receiversOf(
  act: Act,
  { drive, side, action }: Pick<Moved, 'drive' | 'side' | 'action'>,
): Promise<readonly Recipient[]> {
  const { ancestors } = await getRegion(act.tx, drive.regionId)
  const regions = [...new Set([...ancestors, drive.regionId])]
  const holding = async (permission: Permission) =>
    (await Promise.all(regions.map((id) => holdersOf(act.tx, permission, id)))).flat()
  const planners = await holding('drives.plan')
  const plans = new Set(planners.map(({ accountId }) => accountId))
  const office = (await holding('drives.change')).filter(({ accountId }) => !plans.has(accountId))
  const officers = new Set(office.map(({ accountId }) => accountId))
  const atUnit = (await holdersOf(act.tx, 'drives.request', drive.regionId)).filter(
    ({ accountId }) => !officers.has(accountId),
  )
  const hears = (one: Side) => one !== side || action === 'change'
  const all: readonly Recipient[] = [
    ...(hears('unit') ? [...(await liaisonsOf(act, drive.unitId)), ...atUnit] : []),
    ...(hears('station') ? planners : []),
    ...(hears('officer') ? office : []),
  ]
  const known = new Set<string>()
  return all.filter(({ accountId }) => {
    if (accountId === null || accountId === undefined) return true
    if (known.has(accountId)) return false
    known.add(accountId)
    return true
  })
}

/** Those who answer for a unit today and can be told. */
async function liaisonsOf(act: Act, unitId: string): Promise<Recipient[]> {
  const people = await answeringFor(act.tx, [unitId], act.today)
  return people
    .filter((one) => one.role === 'liaison' && standing(one, act.today) === 'valid')
    .filter(({ phone, accountId }) => phone !== null || accountId !== null)
    .map(({ name, accountId, phone }) => ({
      ...{ name, accountId },
      phone: phone === null ? null : act.secrets.open(phone),
    }))
}
