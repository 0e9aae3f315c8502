/** Where the follow-up of a finding stands. */
export const states = ['open', 'explained', 'corrected', 'accepted'] as const
export type State = (typeof states)[number]

/** What people do with a finding, and what a judgement does of itself. */
export const acts = ['assign', 'explain', 'accept', 'correct', 'reopen'] as const
export const judgements = ['vanish', 'return', 'change'] as const
export type FindingAct = (typeof acts)[number]
export type Judgement = (typeof judgements)[number]
export type FindingAction = FindingAct | Judgement

export type Refusal = 'not-now' | 'reason-needed' | 'own-approval'
export type Step =
  | { readonly allowed: true; readonly to: State }
  | { readonly allowed: false; readonly why: Refusal }

interface Move {
  readonly from: readonly State[]
  readonly to: State | 'same'
  readonly needsReason: boolean
}

const moves: Readonly<Record<FindingAction, Move>> = {
  assign: { from: ['open', 'explained'], to: 'same', needsReason: false },
  explain: { from: ['open', 'explained'], to: 'explained', needsReason: true },
  // Corrected at its source; judged again it comes back if that is not so.
  correct: { from: ['open', 'explained'], to: 'corrected', needsReason: true },
  accept: { from: ['explained'], to: 'accepted', needsReason: false },
  reopen: { from: ['explained', 'corrected', 'accepted'], to: 'open', needsReason: true },
  vanish: { from: ['open', 'explained'], to: 'corrected', needsReason: false },
  return: { from: ['corrected'], to: 'open', needsReason: false },
  // What was explained or accepted was other figures.
  change: { from: ['explained', 'accepted', 'open'], to: 'open', needsReason: false },
}

/** Where a step leads, or what stands against it; an explanation is accepted by another than its author. */
export function step(
  state: State,
  action: FindingAction,
  { reason, isExplainer }: { readonly reason: string | null; readonly isExplainer: boolean },
): Step {
  const { from, to, needsReason } = moves[action]
  if (!from.includes(state)) return { allowed: false, why: 'not-now' }
  if (action === 'accept' && isExplainer) return { allowed: false, why: 'own-approval' }
  if (needsReason && (reason ?? '').trim() === '') return { allowed: false, why: 'reason-needed' }
  return { allowed: true, to: to === 'same' ? state : to }
}

/** What may be done now; those that need a reason among them. */
export const offered = (state: State, isExplainer: boolean): readonly FindingAct[] =>
  acts.filter((action) => step(state, action, { reason: 'x', isExplainer }).allowed)
