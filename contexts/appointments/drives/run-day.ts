import { Problem } from '#kernel/problem.ts'
import type { Act, Change } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { countsOf } from './queries.ts'
import type { Counts } from './rules/small-cells.ts'
import type { Moved } from './shapes.ts'
import { type Asker, type At, begin, finish } from './take-step.ts'
import { requireFit } from './venue.ts'

type Step<Wish> = (act: Act, wish: Wish, asker: Asker) => Promise<Change<Moved>>

/** Begins the day: on its very day, at a place that is still fit. */
export const openDay: Step<At> = async (act, wish, asker) => {
  const begun = await begin(act, asker, { ...wish, action: 'open' })
  const { onDay, venueId } = begun.drive
  if (onDay !== act.today) throw notToday(onDay!)
  await requireFit(act.tx, venueId!, act.today)
  return finish(act, begun)
}

/** States the counts of the day board: of all together, the newest holds, the earlier stay. */
export const countDay: Step<At & { readonly counts: Counts }> = async (act, wish, asker) => {
  const begun = await begin(act, asker, { ...wish, action: 'count' })
  const { id: driveId, regionId } = begun.drive
  const { counts } = wish
  requireSound(counts)
  await act.tx
    .insertInto('appointments.dayCount')
    .values({
      ...counts,
      ...{ id: newId(), driveId, regionId, countedAt: act.now, countedBy: act.actor.accountId },
    })
    .execute()
  return finish(act, begun)
}

/** Closes the day with the counts that stand; whoever came has then either given or not. */
export const closeDrive: Step<At> = async (act, wish, asker) => {
  const begun = await begin(act, asker, { ...wish, action: 'close' })
  const counts = await countsOf(act.tx, begun.drive.id)
  if (counts === undefined) throw notCounted()
  const { registered, deferred, walkedOut, qns, visits } = counts
  const open = registered - deferred - walkedOut - qns - visits
  if (open !== 0) throw stillOpen(open)
  return finish(act, begun)
}

/** Nobody is counted twice, and nobody gave who did not come. */
function requireSound(counts: Counts): void {
  const { arrived, registered, deferred, walkedOut, qns, visits, firstTime, renfen } = counts
  const faults = [
    registered > arrived && 'registered',
    deferred + walkedOut + qns + visits > registered && 'visits',
    firstTime > visits && 'firstTime',
    (renfen < visits || renfen > 2 * visits) && 'renfen',
  ].filter((fault) => fault !== false)
  if (faults.length === 0) return
  throw new Problem(
    'input-invalid',
    {
      zh: '数字对不上：登记不超过到场；暂缓、离开、量不足、采集相加不超过登记；首次不超过采集；每人次 1 至 2 人份。',
      en: 'The counts do not fit: registered within arrived; deferred, left, not enough and collected within registered; first within collected; 1 to 2 人份 a visit.',
    },
    { values: { faults } },
  )
}

const notToday = (on: string) =>
  new Problem('already-done', {
    zh: `活动在${on}，当天才能开始。`,
    en: `It takes place on ${on} and begins that day.`,
  })

const notCounted = () =>
  new Problem('infeasible', {
    zh: '还没有填现场数字，填好再结束。',
    en: 'No counts were stated yet; state them and close.',
  })

const stillOpen = (open: number) =>
  new Problem(
    'infeasible',
    {
      zh: `还有 ${open} 人已登记、没有结果，填齐再结束。`,
      en: `${open} are registered and not done; complete the counts and close.`,
    },
    { values: { open } },
  )
