import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'

/**
 * Takes an import back as a whole: what it founded is gone and what it replaced stands again.
 * Refused as soon as anything else rests on it, whoever put that there.
 */
export async function revertImport(
  act: Act,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Change<{ reverted: boolean }>> {
  const batch = await hold(act, id)
  await refuseIfChanged(act, id)
  await takeBack(act, id).catch((error: unknown) => {
    throw isForeignKey(error) ? rested() : error
  })
  await act.tx
    .updateTable('organisation.import')
    .set({ revertedAt: act.now, revertedBy: act.actor.accountId, reason })
    .where('id', '=', id)
    .execute()
  return record(
    act,
    { name: 'import.reverted', subject: id, data: { kind: batch.kind, reason } },
    { reverted: true },
  )
}

async function hold({ tx }: Act, id: string) {
  const batch = await tx
    .selectFrom('organisation.import')
    .select(['kind', 'revertedAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (batch === undefined) {
    throw new Problem('not-found', {
      zh: '在您的范围内没有这次导入。',
      en: 'There is no such import within your reach.',
    })
  }
  if (batch.revertedAt !== null) {
    throw new Problem('already-done', {
      zh: '这次导入已经撤销过了。',
      en: 'This import has been taken back already.',
    })
  }
  return batch
}

/** A unit that was renamed, moved or closed since, or a head-count corrected since. */
async function refuseIfChanged({ tx }: Act, id: string): Promise<void> {
  const units = await tx
    .selectFrom('organisation.unit')
    .select('name')
    .where('importId', '=', id)
    .where('version', '>', 1)
    .limit(5)
    .execute()
  const counts = await tx
    .selectFrom('organisation.headcount as h')
    .innerJoin('organisation.unit as u', 'u.id', 'h.unitId')
    .select('u.name')
    .where('h.importId', '=', id)
    .where('h.supersededAt', 'is not', null)
    .limit(5)
    .execute()
  const names = [...new Set([...units, ...counts].map(({ name }) => name))]
  if (names.length > 0) throw rested(names)
}

async function takeBack({ tx }: Act, id: string): Promise<void> {
  const gone = await tx
    .deleteFrom('organisation.headcount')
    .where('importId', '=', id)
    .returning('replaces')
    .execute()
  const before = gone.flatMap(({ replaces }) => (replaces === null ? [] : [replaces]))
  if (before.length > 0) {
    await tx
      .updateTable('organisation.headcount')
      .set({ supersededAt: null })
      .where('id', 'in', before)
      .execute()
  }
  for (const table of ['liaison', 'unitLine', 'line', 'unit', 'region'] as const) {
    await tx.deleteFrom(`organisation.${table}`).where('importId', '=', id).execute()
  }
}

const isForeignKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '23503'

const rested = (names: readonly string[] = []) =>
  new Problem(
    'conflict',
    {
      zh: `这次导入不能整体撤销：已有其他数据以它为依据${names.length === 0 ? '' : `（${names.join('、')}）`}。请逐项更正。`,
      en: `The import cannot be taken back as a whole: other data rest on it${names.length === 0 ? '' : ` (${names.join(', ')})`}. Correct the items one by one.`,
    },
    { values: { names } },
  )
