import { Problem } from '#kernel/problem.ts'
import type { Act, Change } from '#platform/change.ts'
import { apply, isOpen, keep } from './change-drive.ts'
import { changesOf } from './queries.ts'
import type { Moved } from './shapes.ts'
import { type Asker, type At, begin, finish } from './take-step.ts'

/** Approves or refuses a change asked for after the lock, as a second person; approved, it takes effect. */
export async function decideChange(
  act: Act,
  wish: At & { readonly changeId: string; readonly approve: boolean },
  asker: Asker,
): Promise<Change<Moved>> {
  const { changeId, approve } = wish
  const text = approve ? '同意变更。' : '不同意变更，原安排不变。'
  const begun = await begin(act, asker, { ...wish, action: 'decide', text })
  const { drive } = begun
  const change = (await changesOf(act.tx, [drive.id])).find(({ id }) => id === changeId)
  if (change === undefined || !isOpen(change)) throw noChange()
  if (change.askedBy === act.actor.accountId) throw ownChange()
  if (approve && change.after.onDay < act.today) throw dayOver(change.after.onDay)
  const set = approve ? await apply(act, drive, change.after) : {}
  await act.tx
    .updateTable('appointments.driveChange')
    .set({
      ...(approve ? { approvedAt: act.now } : { refusedAt: act.now }),
      decidedBy: act.actor.accountId,
    })
    .where('id', '=', changeId)
    .execute()
  const { before, after, reason } = change
  if (approve) await keep(act, drive, { before, after, reason })
  return finish(act, begun, { set, data: { changeId, approve } })
}

const dayOver = (on: string) =>
  new Problem(
    'conflict',
    {
      zh: `变更要改到${on}，这一天已经过去，不能再同意。请不同意，另提变更。`,
      en: `The change moves it to ${on}, which is over; refuse it and ask for another.`,
    },
    { values: { on } },
  )

const noChange = () =>
  new Problem('not-found', {
    zh: '没有等待核准的这项变更。',
    en: 'There is no such change waiting.',
  })

const ownChange = () =>
  new Problem('own-approval', {
    zh: '变更须由提出以外的人核准。',
    en: 'A change is approved by another than the one who asked for it.',
  })
