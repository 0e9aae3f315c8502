import { Problem } from '#kernel/problem.ts'
import type { MadeEdit } from './edit-queries.ts'
import type { PlanChange } from './rules/change.ts'
import type { Draft } from './rules/draft.ts'
import type { Clash } from './rules/merging.ts'

/** Somebody changed the same parts since: both values of each, with who and when; nothing was saved. */
export function stale(
  version: number,
  now: Draft,
  changes: readonly PlanChange[],
  found: readonly Clash[],
  since: readonly MadeEdit[],
): Problem {
  const keys = new Set([
    ...changes.flatMap((change) => ('key' in change ? [change.key] : [])),
    ...found.map(({ key }) => key),
  ])
  const last = new Map(since.map((edit) => [edit.key, edit]))
  return new Problem(
    'stale-version',
    {
      zh: '别人刚刚改过同一处，您的修改还没有保存，也没有丢。请看两边的数，再决定保留哪个。',
      en: 'Somebody else has just changed the same part. Yours is not saved, and not lost: compare both and decide.',
    },
    {
      values: {
        version,
        theirs: {
          targets: now.targets.filter(({ key }) => keys.has(key)),
          items: now.items.filter(({ key }) => keys.has(key)),
        },
        yours: changes,
        clashes: found.map((clash) => ({
          ...clash,
          by: last.get(clash.key)?.by ?? null,
          at: last.get(clash.key)?.at ?? null,
        })),
      },
    },
  )
}
