import { Problem } from '#kernel/problem.ts'
import type { Act, Change } from '#platform/change.ts'
import { release } from './hold.ts'
import { batchesOf, endOffers, marksOf } from './queries.ts'
import { type CheckItem, openItems } from './rules/changing.ts'
import type { Batch, Moved } from './shapes.ts'
import { type Asker, type At, begin, finish } from './take-step.ts'
import { requireFit } from './venue.ts'

type Step<Wish> = (act: Act, wish: Wish, asker: Asker) => Promise<Change<Moved>>

/** None of the days fits: the station is asked for others, with the reason. */
export const askForOthers: Step<At & { readonly text: string }> = async (act, wish, asker) => {
  const begun = await begin(act, asker, { ...wish, action: 'ask-again' })
  await endOffers(act.tx, begun.drive.id, act.now)
  return finish(act, begun)
}

/** States how many are expected at which time: numbers only, the whole list at once. */
export const expectBatches: Step<At & { readonly batches: readonly Batch[] }> = async (
  act,
  wish,
  asker,
) => {
  const begun = await begin(act, asker, { ...wish, action: 'expect' })
  const { id: driveId, regionId, opens, closes } = begun.drive
  const times = wish.batches.map(({ begins }) => begins)
  if (new Set(times).size < times.length) throw twice()
  if (times.some((at) => at < opens! || at >= closes!)) throw outsideHours()
  const known = await batchesOf(act.tx, [driveId])
  const gone = known.filter(({ begins }) => !times.includes(begins))
  const rows = [...wish.batches, ...gone.map(({ begins }) => ({ begins, expected: 0, backups: 0 }))]
  if (rows.length > 0) {
    await act.tx
      .insertInto('appointments.batch')
      .values(rows.map((batch) => ({ ...batch, driveId, regionId })))
      .onConflict((known) =>
        known.columns(['driveId', 'begins']).doUpdateSet((row) => ({
          expected: row.ref('excluded.expected'),
          backups: row.ref('excluded.backups'),
        })),
      )
      .execute()
  }
  const expected = wish.batches.reduce((sum, batch) => sum + batch.expected, 0)
  return finish(act, begun, { data: { expected } })
}

/** Marks a part of the preparation as done, or as not done after all. */
export const markCheck: Step<At & { readonly item: CheckItem; readonly done: boolean }> = async (
  act,
  wish,
  asker,
) => {
  const begun = await begin(act, asker, { ...wish, action: 'check' })
  const { id: driveId, regionId } = begun.drive
  const mark = {
    doneAt: wish.done ? act.now : null,
    doneBy: wish.done ? act.actor.accountId : null,
  }
  await act.tx
    .insertInto('appointments.checkMark')
    .values({ driveId, regionId, item: wish.item, ...mark })
    .onConflict((known) => known.columns(['driveId', 'item']).doUpdateSet(mark))
    .execute()
  return finish(act, begun, { data: { item: wish.item, done: wish.done } })
}

/** Everything is prepared: nothing is left on the list, and the place is fit on the day. */
export const makeReady: Step<At> = async (act, wish, asker) => {
  const begun = await begin(act, asker, { ...wish, action: 'ready' })
  const { id, venueId, onDay } = begun.drive
  const open = openItems(new Set((await marksOf(act.tx, id)).map(({ item }) => item)))
  if (open.length > 0) throw notDone(open)
  await requireFit(act.tx, venueId!, onDay!)
  return finish(act, begun)
}

/** Cancels a drive, with the reason; what it held is free, and everybody is told. */
export const cancelDrive: Step<At & { readonly text: string }> = async (act, wish, asker) => {
  const begun = await begin(act, asker, { ...wish, action: 'cancel' })
  await endOffers(act.tx, begun.drive.id, act.now)
  await release(act, begun.drive.id)
  return finish(act, begun)
}

const twice = () =>
  new Problem('input-invalid', {
    zh: '同一时段写了两次，请合并。',
    en: 'One time is there twice; put them together.',
  })

const outsideHours = () =>
  new Problem('input-invalid', {
    zh: '时段要在活动的开始和结束时间之间。',
    en: 'Times lie between its opening and its close.',
  })

const notDone = (open: readonly CheckItem[]) =>
  new Problem(
    'infeasible',
    {
      zh: `还有 ${open.length} 项准备没有完成，做完再确认。`,
      en: `${open.length} parts of the preparation are not done yet.`,
    },
    { values: { open } },
  )
