import type { Facts, Found } from './found.ts'
import { type Judgement, type State, step } from './life.ts'

/** A finding as it is kept. */
export interface Kept {
  readonly id: string
  readonly rule: string
  readonly key: string
  readonly state: State
  readonly present: boolean
  readonly facts: Facts
}

/** What a judgement does to what is kept. */
export interface FollowUp {
  readonly added: readonly Found[]
  readonly moved: readonly {
    readonly kept: Kept
    /** The newest facts; null of what is no longer found. */
    readonly found: Found | null
    readonly action: Judgement
    readonly to: State
  }[]
  /** Of what was dealt with, only that it is no longer, or again, there. */
  readonly noted: readonly { readonly id: string; readonly present: boolean }[]
}

/**
 * Sets what was found against what is kept: the same is not doubled, what vanished closes itself, what
 * was corrected and is found again opens again, and what was explained of other figures too. Judged
 * twice, the second time does nothing.
 */
export function followUp(kept: readonly Kept[], found: readonly Found[]): FollowUp {
  const nameOf = ({ rule, key }: { readonly rule: string; readonly key: string }) =>
    `${rule} ${key}`
  const before = new Map(kept.map((one) => [nameOf(one), one]))
  const now = new Map(found.map((one) => [nameOf(one), one]))
  const moved: FollowUp['moved'][number][] = []
  const noted: FollowUp['noted'][number][] = []
  for (const one of kept) {
    const again = now.get(nameOf(one)) ?? null
    const action = actionOf(one, again)
    const met = action === undefined ? undefined : step(one.state, action, bySystem)
    if (action !== undefined && met?.allowed) {
      moved.push({ kept: one, found: again, action, to: met.to })
    } else if (one.present !== (again !== null)) {
      noted.push({ id: one.id, present: again !== null })
    }
  }
  return { added: [...now.values()].filter((one) => !before.has(nameOf(one))), moved, noted }
}

const bySystem = { reason: null, isExplainer: false }

function actionOf(kept: Kept, found: Found | null): Judgement | undefined {
  if (found === null) return 'vanish'
  if (kept.state === 'corrected') return 'return'
  return sameFacts(kept.facts, found.facts) ? undefined : 'change'
}

const sameFacts = (one: Facts, other: Facts): boolean => {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return names.every((name) => one[name] === other[name])
}
