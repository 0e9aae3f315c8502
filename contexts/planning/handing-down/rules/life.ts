/** Where the answer to what was handed down stands. */
export const states = [
  'waiting',
  'acknowledged',
  'objected',
  'filed',
  'returned',
  'locked',
  'withdrawn',
] as const
export type State = (typeof states)[number]

/** Everything that may be done with a hand-down. `reissue`, `keep` and `withdraw` come with a later issue. */
export const actions = [
  'acknowledge',
  'object',
  'file',
  'note',
  'answer',
  'accept',
  'return',
  'reopen',
  'reissue',
  'keep',
  'withdraw',
] as const
export type Action = (typeof actions)[number]

/**
 * Who does it: the receiver; of the level above an officer, or the head of the office; or the issue of
 * a later revision itself.
 */
export const roles = ['receiver', 'officer', 'head', 'issue'] as const
export type Role = (typeof roles)[number]

/** Why a step is not taken. */
export type Refusal = 'not-yours' | 'not-now' | 'reason-needed'

export type Step =
  | { readonly allowed: true; readonly to: State }
  | { readonly allowed: false; readonly why: Refusal }

interface Move {
  readonly from: readonly State[]
  /** The same state where it only adds to the conversation. */
  readonly to: State | 'same'
  readonly by: readonly Role[]
  /** Roles that must say why: all of them, or those who do it for another. */
  readonly reasonFrom: readonly Role[]
}

const living = states.filter((state) => state !== 'withdrawn')
const above = ['officer', 'head'] as const
const both = ['receiver', ...above] as const

const moves: Readonly<Record<Action, Move>> = {
  // The level above notes an answer given by telephone, and says how it came.
  acknowledge: {
    from: ['waiting', 'objected'],
    to: 'acknowledged',
    by: both,
    reasonFrom: above,
  },
  object: {
    from: ['waiting', 'acknowledged', 'returned'],
    to: 'objected',
    by: both,
    reasonFrom: both,
  },
  file: {
    from: ['waiting', 'acknowledged', 'returned'],
    to: 'filed',
    by: ['receiver'],
    reasonFrom: [],
  },
  note: { from: living, to: 'same', by: both, reasonFrom: both },
  answer: { from: ['objected'], to: 'waiting', by: above, reasonFrom: above },
  accept: { from: ['acknowledged', 'filed'], to: 'locked', by: above, reasonFrom: [] },
  return: { from: ['filed'], to: 'returned', by: above, reasonFrom: above },
  reopen: { from: ['locked'], to: 'waiting', by: ['head'], reasonFrom: ['head'] },
  reissue: { from: states, to: 'waiting', by: ['issue'], reasonFrom: [] },
  keep: { from: living, to: 'same', by: ['issue'], reasonFrom: [] },
  withdraw: { from: living, to: 'withdrawn', by: ['issue'], reasonFrom: [] },
}

/** Where a step leads, or the first thing that stands against it. */
export function step(state: State, action: Action, role: Role, reason: string | null): Step {
  const { from, to, by, reasonFrom } = moves[action]
  if (!by.includes(role)) return { allowed: false, why: 'not-yours' }
  if (!from.includes(state)) return { allowed: false, why: 'not-now' }
  if (reasonFrom.includes(role) && (reason ?? '').trim() === '') {
    return { allowed: false, why: 'reason-needed' }
  }
  return { allowed: true, to: to === 'same' ? state : to }
}

/** What a role may do now; those that need a reason among them. */
export const offered = (state: State, role: Role): readonly Action[] =>
  actions.filter((action) => step(state, action, role, 'x').allowed)

/** Whether the level above still waits for the receiver. */
export const isOpen = (state: State, wants: 'answer' | 'plan'): boolean =>
  state === 'waiting' || state === 'returned' || (state === 'acknowledged' && wants === 'plan')

/** Steps after which an answer is asked for anew: a new round, with reminders of its own. */
export const beginsRound = (action: Action): boolean =>
  action === 'answer' || action === 'return' || action === 'reopen' || action === 'reissue'
