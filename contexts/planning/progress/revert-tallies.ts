import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { heldMeanwhile, requireOpenDays } from '../periods/held.ts'
import { daysOfBatch, lockBatch, takeBack } from './queries.ts'

/** Takes an import back as a whole: none of its rows counts any more, and all of them stay on file. */
export async function revertTallies(
  act: Act,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Change<{ rows: number }>> {
  const batch = await lockBatch(act.tx, id)
  if (batch === undefined) throw noBatch()
  if (batch.revertedAt !== null) throw revertedAlready()

  await requireOpenDays(act.tx, batch.regionId, await daysOfBatch(act.tx, id))
  const by = act.actor.accountId
  const rows = await takeBack(act.tx, { id, by, at: act.now, reason }).catch(heldMeanwhile)
  return record(
    act,
    { name: 'tally.reverted', subject: batch.regionId, data: { batch: id, reason } },
    { rows },
  )
}

const noBatch = () =>
  new Problem('not-found', {
    zh: '在您的范围内没有这次导入。',
    en: 'There is no such import within your reach.',
  })

const revertedAlready = () =>
  new Problem('already-done', {
    zh: '这次导入已经撤销。',
    en: 'This import was taken back already.',
  })
