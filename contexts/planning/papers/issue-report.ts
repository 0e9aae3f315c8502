import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { noReport } from './plan-of-report.ts'
import { findSnapshot, type StoredSnapshot } from './queries.ts'
import type { FactsShape } from './shapes.ts'
import { tellUnits } from './tell-units.ts'

/** Issues a snapshot: from now on those it is addressed to may see it. Never by the one who wrote it. */
export async function issueReport(
  act: Act,
  { number }: { readonly number: string },
): Promise<Change<{ issuedAt: string }>> {
  const found = await findSnapshot(act.tx, number)
  if (found === undefined) throw noReport()
  const by = act.actor.accountId
  if (by === null || by === found.takenById) throw ownReport()
  if (found.issuedAt !== null) throw alreadyIssued()
  await addIssue(act, found, by)
  if (found.kind === 'unit-letters') await tellUnits(act, found)
  return record(
    act,
    { name: 'report.issued', subject: found.id, data: { number, kind: found.kind } },
    { issuedAt: act.now },
  )
}

export const addIssue = ({ tx, now }: Act, snapshot: StoredSnapshot, issuedBy: string) =>
  tx
    .insertInto('planning.snapshotIssue')
    .values({
      snapshotId: snapshot.id,
      regionId: snapshot.regionId,
      number: snapshot.number,
      kind: snapshot.kind,
      issuer: (JSON.parse(snapshot.facts) as FactsShape).office,
      basis: snapshot.basis,
      issuedBy,
      issuedAt: now,
    })
    .execute()

const ownReport = () =>
  new Problem('own-approval', {
    zh: '签发须由写定以外的人办理。',
    en: 'It is issued by another than the one who wrote it.',
  })

const alreadyIssued = () =>
  new Problem('already-done', { zh: '这份文件已经签发。', en: 'It is issued already.' })
