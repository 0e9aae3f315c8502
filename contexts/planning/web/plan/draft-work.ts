import { Problem } from '#kernel/problem.ts'
import { applyChanges, type PlanChange } from '../../rules/change.ts'
import type { Draft, DraftItem, DraftTarget } from '../../rules/draft.ts'
import { editsBetween } from '../../rules/edits.ts'
import { itemFace, targetFace } from '../../rules/merging.ts'
import { undoing } from '../../rules/undoing.ts'

/** The work on a draft: what the server has, what it has yet to hear, and the way back. */
export interface Work {
  readonly base: Draft
  readonly version: number
  /** Steps that the server has not confirmed, the oldest first. */
  readonly queue: readonly Step[]
  readonly undo: readonly Step[]
  readonly redo: readonly Step[]
  /** The first steps of the queue as they were sent, under the name that makes a second time harmless. */
  readonly sending?: Sending | undefined
}

export interface Sending {
  readonly steps: number
  readonly batch: string
}

/** What one act of the officer changed; undone as one. */
export type Step = readonly PlanChange[]

/** How many acts can be taken back. */
const steps = 50

/** How many changes one request carries; an act is never cut. */
const perRequest = 5000

export const begin = (base: Draft, version: number): Work => ({
  base,
  version,
  queue: [],
  undo: [],
  redo: [],
})

/** What a queue made of a base, so that it is not made again; neither is ever changed. */
const shown = new WeakMap<readonly Step[], { readonly base: Draft; readonly draft: Draft }>()

/** The draft as the officer sees it: confirmed or not. */
export function shownDraft({ base, queue }: Pick<Work, 'base' | 'queue'>): Draft {
  const last = shown.get(queue)
  if (last?.base === base) return last.draft
  return shownAs(base, queue, applyChanges(base, queue.flat(), keyMissing))
}

function shownAs(base: Draft, queue: readonly Step[], draft: Draft): Draft {
  shown.set(queue, { base, draft })
  return draft
}

/** The work after one more act; throws the rule's refusal before anything counts. */
export function make(work: Work, step: Step): Work {
  const before = shownDraft(work)
  const after = applyChanges(before, step, keyMissing)
  const back = undoing(before, after)
  if (back.length === 0) return work
  const queue = [...work.queue, step]
  shownAs(work.base, queue, after)
  return {
    ...work,
    queue,
    undo: [...work.undo, back].slice(-steps),
    redo: [],
  }
}

/** Takes the last act back; the same work where there is none, or where it no longer fits. */
export const undo = (work: Work): Work => turn(work, 'undo', 'redo')

/** Does again what was taken back last. */
export const redo = (work: Work): Work => turn(work, 'redo', 'undo')

function turn(work: Work, from: 'undo' | 'redo', to: 'undo' | 'redo'): Work {
  const step = work[from].at(-1)
  if (step === undefined) return work
  const rest = { ...work, [from]: work[from].slice(0, -1) }
  const before = shownDraft(work)
  const after = tried(before, step)
  if (after === undefined) return rest
  return {
    ...rest,
    queue: [...work.queue, step],
    [to]: [...work[to], undoing(before, after)].slice(-steps),
  }
}

/** The work with its next steps on the way; those of a lost answer are sent again as they were. */
export function sent(work: Work, batch: string): Work & { readonly sending: Sending } {
  if (work.sending !== undefined) return { ...work, sending: work.sending }
  let changes = 0
  const over = work.queue.findIndex((step, at) => {
    changes += step.length
    return at > 0 && changes > perRequest
  })
  return { ...work, sending: { steps: over === -1 ? work.queue.length : over, batch } }
}

/** The server said no: the steps are still here, and what is sent next is another batch. */
export const unsent = (work: Work): Work => ({ ...work, sending: undefined })

/** The server has the steps that were sent now. */
export function confirm(work: Work, version: number): Work {
  const steps = work.sending?.steps ?? 0
  return {
    ...work,
    base:
      steps === work.queue.length
        ? shownDraft(work)
        : applyChanges(work.base, work.queue.slice(0, steps).flat(), keyMissing),
    version,
    queue: work.queue.slice(steps),
    sending: undefined,
  }
}

/** A part that both this officer and somebody else have changed, or that the other removed. */
export interface Conflict {
  readonly key: string
  readonly what: 'target' | 'item'
  readonly label: string
  readonly was: DraftTarget | DraftItem
  /** Null: it was removed. */
  readonly theirs: DraftTarget | DraftItem | null
  /** Null: this officer removed it. */
  readonly mine: DraftTarget | DraftItem | null
}

/** Where the unconfirmed steps and what somebody else has saved meanwhile are of the same parts. */
export function conflicts({ base, queue }: Work, theirs: Draft): Conflict[] {
  const mine = shownDraft({ base, queue })
  const label = (key: string) => base.targets.find((one) => one.key === key)?.label ?? ''
  return [
    ...meeting(base.targets, theirs.targets, mine.targets, targetFace).map((found) => ({
      ...found,
      what: 'target' as const,
      label: found.was.label,
    })),
    ...meeting(base.items, theirs.items, mine.items, itemFace).map((found) => ({
      ...found,
      what: 'item' as const,
      label: found.was.label ?? label(found.was.targetKey),
    })),
  ]
}

function meeting<T extends { readonly key: string }>(
  was: readonly T[],
  theirs: readonly T[],
  mine: readonly T[],
  face: (one: T) => string,
): { key: string; was: T; theirs: T | null; mine: T | null }[] {
  const find = (all: readonly T[], key: string) => all.find((one) => one.key === key) ?? null
  return was.flatMap((one) => {
    const [their, my] = [find(theirs, one.key), find(mine, one.key)]
    const seen = (other: T | null) => (other === null ? null : face(other))
    const [before, t, m] = [face(one), seen(their), seen(my)]
    return t === before || m === before || t === m
      ? []
      : [{ key: one.key, was: one, theirs: their, mine: my }]
  })
}

/**
 * The work on top of what somebody else has saved: steps on parts in `yielded` are given up, and so
 * is what no longer fits. What they changed cannot be taken back from here: the way back over it is
 * forgotten, the rest of it stays.
 */
export function rebase(
  work: Work,
  theirs: Draft,
  version: number,
  yielded: ReadonlySet<string> = new Set(),
): Work {
  let state = theirs
  const queue = work.queue.flatMap((step): Step[] => {
    const kept = step.filter((change) => !keysOf([change]).some((key) => yielded.has(key)))
    const after = kept.length === 0 ? undefined : tried(state, kept)
    if (after === undefined) return []
    state = after
    return [kept]
  })
  const changed = new Set(editsBetween(work.base, theirs).map(({ key }) => key))
  const stays = (step: Step) => !keysOf(step).some((key) => changed.has(key) || yielded.has(key))
  return {
    base: theirs,
    version,
    queue,
    undo: work.undo.filter(stays),
    redo: work.redo.filter(stays),
  }
}

/** The parts that changes mean by their keys. */
export const keysOf = (step: Step): string[] =>
  step.flatMap((change) =>
    change.do === 'put-back'
      ? [...change.targets.map(({ part }) => part.key), ...change.items.map(({ span }) => span.key)]
      : change.key === undefined
        ? []
        : [change.key],
  )

function tried(draft: Draft, step: Step): Draft | undefined {
  try {
    return applyChanges(draft, step, keyMissing)
  } catch (error) {
    // The rule refuses what no longer fits; anything else is a defect.
    if (error instanceof Problem) return undefined
    throw error
  }
}

/** Keys are made where the act is made, so that the browser and the server have the same. */
const keyMissing = (): string => {
  throw new Error('a part was added without a key')
}
