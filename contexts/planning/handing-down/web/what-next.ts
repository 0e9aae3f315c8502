import type { HandDownShape } from '../shapes.ts'

export type StepName = 'liaison' | 'acknowledge' | 'file' | 'plan' | 'done'
export type StepState = 'done' | 'now' | 'later' | 'optional' | 'waits'

/** The task list of a unit: what is done, what is next, what cannot start yet. Only one step is now. */
export function whatNext(
  { state, wants, liaison }: Pick<HandDownShape, 'state' | 'wants' | 'liaison'>,
  byLink: boolean,
): readonly { readonly step: StepName; readonly is: StepState }[] {
  const answered = state !== 'waiting'
  const filed = state === 'filed' || state === 'locked'
  const must = wants === 'plan'
  const file: StepState = filed
    ? 'done'
    : state === 'returned' || (must && state === 'acknowledged')
      ? 'now'
      : state === 'objected'
        ? 'later'
        : must
          ? 'later'
          : 'optional'
  return [
    ...(byLink && liaison !== null
      ? [
          {
            step: 'liaison' as const,
            is: liaison.confirmedAt === null ? ('optional' as const) : ('done' as const),
          },
        ]
      : []),
    { step: 'acknowledge', is: state === 'objected' ? 'waits' : answered ? 'done' : 'now' },
    { step: must ? 'plan' : 'file', is: file },
    {
      step: 'done',
      is:
        state === 'locked'
          ? 'done'
          : state === 'filed' || (state === 'acknowledged' && !must)
            ? 'waits'
            : 'later',
    },
  ]
}

/** What twelve months come to when the level above's spans are laid over them: by where each begins. */
export function monthsOf(items: HandDownShape['items']): readonly (number | null)[] {
  const months: (number | null)[] = Array.from({ length: 12 }, () => null)
  for (const { from, amount } of items) {
    const at = Number(from.slice(5, 7)) - 1
    months[at] = (months[at] ?? 0) + amount
  }
  return months
}
