import { useCallback, useMemo } from 'react'
import { Problem } from '#kernel/problem.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { applyChanges, type PlanChange } from '../../rules/change.ts'
import type { Draft } from '../../rules/draft.ts'
import { type Misplaced, misplaced } from '../../rules/placing.ts'
import { misplacedText } from '../../rules/placing-words.ts'
import type { PlanShape } from '../../shapes.ts'
import type { DraftDesk } from '../plan/useDraft.ts'
import { gridWords } from './grid-words.ts'

/** Makes changes of a schedule, or says in a sentence why they may not be. */
export interface Placing {
  /** The reason it was refused; undefined where it was made. */
  readonly make: (changes: readonly PlanChange[]) => string | undefined
  /** What of the changes a rule refuses: beyond the year, above a cap. */
  readonly refusedOf: (changes: readonly PlanChange[]) => readonly Misplaced[]
}

/** The same rules as the server's, so that what cannot be is refused where it is typed. */
export function usePlacing(plan: PlanShape, change: DraftDesk['change'] | undefined): Placing {
  const language = useLanguage()
  const words = useWords(gridWords)
  const caps = useMemo(
    () => new Map(plan.targets.map(({ key, cap }) => [key, cap])),
    [plan.targets],
  )
  const refusedOf = useCallback(
    (changes: readonly PlanChange[]) => {
      const before: Draft = { targets: plan.targets, items: plan.items }
      return misplaced(
        before,
        applyChanges(before, changes, () => ''),
        {
          year: plan.year,
          capOf: (key) => {
            const cap = caps.get(key)
            return cap == null || cap.amount === null
              ? undefined
              : { amount: cap.amount, citation: cap.citation }
          },
        },
      )
    },
    [plan, caps],
  )
  const make = useCallback(
    (changes: readonly PlanChange[]) => {
      if (change === undefined) return words.readOnly
      if (changes.length === 0) return undefined
      try {
        const found = refusedOf(changes)
        if (found.length > 0)
          return found
            .slice(0, 3)
            .map((one) => misplacedText(one)[language])
            .join('')
      } catch (error) {
        if (error instanceof Problem) return error.text[language]
        throw error
      }
      return change(changes)?.text[language]
    },
    [change, refusedOf, language, words],
  )
  return { make, refusedOf }
}
