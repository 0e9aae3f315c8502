/** Where a group drive stands. */
export const states = [
  'requested',
  'offered',
  'confirmed',
  'prepared',
  'running',
  'closed',
  'cancelled',
] as const
export type State = (typeof states)[number]

/** Everything that may be done with a drive once it was asked for. */
export const actions = [
  'offer',
  'ask-again',
  'choose',
  'expect',
  'check',
  'ready',
  'change',
  'decide',
  'open',
  'count',
  'close',
  'cancel',
] as const
export type Action = (typeof actions)[number]

/** Who does it: the unit by its liaison, the blood office, or the station. */
export const sides = ['unit', 'officer', 'station'] as const
export type Side = (typeof sides)[number]

/** Why a step is not taken. */
export type Refusal = 'not-yours' | 'not-now' | 'reason-needed'

export type Step =
  | { readonly allowed: true; readonly to: State }
  | { readonly allowed: false; readonly why: Refusal }

interface Move {
  readonly from: readonly State[]
  readonly to: State | 'same'
  readonly by: readonly Side[]
  readonly reason?: true
}

const planned = ['confirmed', 'prepared'] as const
const outside = ['unit', 'officer'] as const

const moves: Readonly<Record<Action, Move>> = {
  offer: { from: ['requested', 'offered'], to: 'offered', by: ['station'] },
  'ask-again': { from: ['offered'], to: 'requested', by: outside, reason: true },
  choose: { from: ['offered'], to: 'confirmed', by: outside },
  expect: { from: planned, to: 'same', by: outside },
  check: { from: planned, to: 'same', by: sides },
  ready: { from: ['confirmed'], to: 'prepared', by: ['station'] },
  change: { from: planned, to: 'same', by: ['officer', 'station'], reason: true },
  decide: { from: planned, to: 'same', by: ['officer', 'station'] },
  open: { from: ['prepared'], to: 'running', by: ['station'] },
  count: { from: ['running'], to: 'same', by: ['station'] },
  close: { from: ['running'], to: 'closed', by: ['station'] },
  cancel: { from: ['requested', 'offered', ...planned], to: 'cancelled', by: sides, reason: true },
}

/** Where a step leads, or the first thing that stands against it. */
export function step(state: State, action: Action, side: Side, reason: string | null): Step {
  const { from, to, by, reason: needed } = moves[action]
  if (!by.includes(side)) return { allowed: false, why: 'not-yours' }
  if (!from.includes(state)) return { allowed: false, why: 'not-now' }
  if (needed === true && (reason ?? '').trim() === '') {
    return { allowed: false, why: 'reason-needed' }
  }
  return { allowed: true, to: to === 'same' ? state : to }
}

/** What a side may do now; those that need a reason among them. */
export const offered = (state: State, side: Side): readonly Action[] =>
  actions.filter((action) => step(state, action, side, 'x').allowed)

/** Whose move it is; undefined once nothing is left to do. */
export const turnOf = (state: State): Side | undefined =>
  ({
    requested: 'station' as const,
    offered: 'unit' as const,
    confirmed: 'unit' as const,
    prepared: 'station' as const,
    running: 'station' as const,
    closed: undefined,
    cancelled: undefined,
  })[state]

/** States in which team, vehicle and venue are held for it. */
export const holds: readonly State[] = ['confirmed', 'prepared', 'running', 'closed']
