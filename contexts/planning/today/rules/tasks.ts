import type { Unit } from '#kernel/blood.ts'

/** What the person may do about it: without the permission a thing is no task of theirs. */
export interface TaskRights {
  readonly changes: boolean
  readonly issues: boolean
  readonly readsNotices: boolean
  readonly approvesCaps: boolean
}

interface Revision {
  readonly planId: string
  readonly regionName: string
  readonly year: number
  readonly number: number
}

/** A draft that waits for somebody to go on with it. */
export interface OpenDraft extends Revision {
  /** What nobody holds yet, over all parts; 0 when everything is given out. */
  readonly unallocated: number
  readonly unit: Unit
  /** Why it came back, when it did. */
  readonly returned: string | null
}

/** A revision handed in for approval, with those who may not approve it. */
export interface Submitted extends Revision {
  readonly hands: readonly (string | null)[]
}

export interface UnfinishedNotice {
  readonly noticeId: string
  readonly title: string
  /** Errors of the notice that nobody has decided on. */
  readonly errors: number
}

export interface ProposedCap {
  readonly regionId: string
  readonly regionName: string
  readonly basis: 'staff' | 'residents-without-unit'
  readonly ratio: number
  readonly proposedBy: string | null
}

export interface TaskFacts {
  readonly drafts: readonly OpenDraft[]
  readonly submitted: readonly Submitted[]
  readonly notices: readonly UnfinishedNotice[]
  readonly caps: readonly ProposedCap[]
}

/** One thing to do, with what its line and its link are made of. */
export type Task =
  | ({ readonly kind: 'approve' } & Revision)
  | ({ readonly kind: 'approve-cap' } & Omit<ProposedCap, 'proposedBy'>)
  | ({ readonly kind: 'returned'; readonly reason: string } & Revision)
  | ({ readonly kind: 'notice' } & UnfinishedNotice)
  | ({ readonly kind: 'unallocated'; readonly amount: number; readonly unit: Unit } & Revision)
  | ({ readonly kind: 'draft' } & Revision)

/** As many as a person takes in at a glance. */
export const tasksShown = 5

/**
 * What needs this person now, what holds up others first: approvals, what came back, notices,
 * remainders, drafts. Nobody is asked to approve their own.
 */
export function tasksOf(
  facts: TaskFacts,
  rights: TaskRights,
  accountId: string | null,
): readonly Task[] {
  const submitted = rights.issues ? facts.submitted : []
  const caps = rights.approvesCaps ? facts.caps : []
  const drafts = rights.changes ? facts.drafts : []
  return [
    ...submitted
      .filter(({ hands }) => !hands.includes(accountId))
      .map(({ hands: _hands, ...of }) => ({ kind: 'approve' as const, ...of })),
    ...caps
      .filter(({ proposedBy }) => proposedBy !== accountId)
      .map(({ proposedBy: _by, ...of }) => ({ kind: 'approve-cap' as const, ...of })),
    ...drafts.flatMap(({ returned, unallocated: _rest, unit: _unit, ...of }) =>
      returned === null ? [] : [{ kind: 'returned' as const, reason: returned, ...of }],
    ),
    ...(rights.readsNotices ? facts.notices : []).map((of) => ({ kind: 'notice' as const, ...of })),
    ...drafts.flatMap(({ returned, unallocated, ...of }) =>
      returned === null && unallocated > 0
        ? [{ kind: 'unallocated' as const, amount: unallocated, ...of }]
        : [],
    ),
    ...drafts.flatMap(({ returned, unallocated, unit: _unit, ...of }) =>
      returned === null && unallocated <= 0 ? [{ kind: 'draft' as const, ...of }] : [],
    ),
  ]
}
