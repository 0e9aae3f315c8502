/** Where the report of a period stands. */
export const states = [
  'open',
  'submitted',
  'returned',
  'accepted',
  'locked',
  'reopened',
  'superseded',
] as const
export type State = (typeof states)[number]

/** Everything that may be done with a period; `supersede` comes with the lock of a later round. */
export const actions = [
  'submit',
  'take-back',
  'return',
  'accept',
  'lock',
  'reopen',
  'supersede',
] as const
export type Action = (typeof actions)[number]

/**
 * Who does it: an officer of the region; the head of its office or of a level above; or the lock of a
 * later round itself.
 */
export const roles = ['officer', 'approver', 'programme'] as const
export type Role = (typeof roles)[number]

/** Why a step is not taken. */
export type Refusal = 'not-yours' | 'not-now' | 'reason-needed' | 'own-approval'

export type Step =
  | { readonly allowed: true; readonly to: State }
  | { readonly allowed: false; readonly why: Refusal }

interface Move {
  readonly from: readonly State[]
  readonly to: State
  readonly by: Role
  readonly needsReason: boolean
}

const moves: Readonly<Record<Action, Move>> = {
  // Of a reopened one the next round is submitted; what was reported before stays until that is locked.
  submit: {
    from: ['open', 'returned', 'reopened'],
    to: 'submitted',
    by: 'officer',
    needsReason: false,
  },
  'take-back': { from: ['submitted'], to: 'open', by: 'officer', needsReason: false },
  return: { from: ['submitted', 'accepted'], to: 'returned', by: 'approver', needsReason: true },
  accept: { from: ['submitted'], to: 'accepted', by: 'approver', needsReason: false },
  lock: { from: ['accepted'], to: 'locked', by: 'approver', needsReason: false },
  reopen: { from: ['locked'], to: 'reopened', by: 'approver', needsReason: true },
  supersede: { from: ['reopened'], to: 'superseded', by: 'programme', needsReason: false },
}

export interface Asking {
  readonly role: Role
  readonly isSubmitter: boolean
  readonly reason: string | null
}

/** Where a step leads, or the first thing that stands against it. */
export function step(state: State, action: Action, { role, isSubmitter, reason }: Asking): Step {
  const { from, to, by, needsReason } = moves[action]
  if (role !== by) return { allowed: false, why: 'not-yours' }
  if (!from.includes(state)) return { allowed: false, why: 'not-now' }
  if (action === 'accept' && isSubmitter) return { allowed: false, why: 'own-approval' }
  if (needsReason && (reason ?? '').trim() === '') return { allowed: false, why: 'reason-needed' }
  return { allowed: true, to }
}

/** The role that takes a step. */
export const roleOf = (action: Action): Role => moves[action].by

/** Whether a step is explained. */
export const needsReason = (action: Action): boolean => moves[action].needsReason

/** What a role may do now; those that need a reason among them. */
export const offered = (state: State, asking: Omit<Asking, 'reason'>): readonly Action[] =>
  actions.filter((action) => step(state, action, { ...asking, reason: 'x' }).allowed)

/** Whether its days take no import, reversal or dispute: from submission until it is given back. */
export const holds = (state: State): boolean =>
  state === 'submitted' || state === 'accepted' || state === 'locked'

/** Whether the level above may count on it. */
export const isAgreed = (state: State): boolean => state === 'accepted' || state === 'locked'
