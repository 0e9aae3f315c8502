import type { Instant } from '#kernel/days.ts'
import { clock } from '../words/format.ts'
import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import './States.css'

/** Where the work on a page stands. */
export type Saving =
  | { readonly is: 'saved'; readonly at: Instant }
  | { readonly is: 'saving' }
  | { readonly is: 'local'; readonly count: number }
  /** Something is to be decided first. */
  | { readonly is: 'held'; readonly count: number }

/** The one place of a page that says whether the work is kept; no toast says it again. */
export function SaveState({ state }: { readonly state: Saving }) {
  const words = useWords(kitWords)
  return (
    <span
      className="save-state"
      data-testid="save-state"
      data-wrong={state.is === 'local' || state.is === 'held' || undefined}
      aria-live="polite"
    >
      {state.is === 'saved' ? words.saved(clock(state.at, true)) : null}
      {state.is === 'saving' ? words.saving : null}
      {state.is === 'local' ? words.unsaved(state.count) : null}
      {state.is === 'held' ? words.held(state.count) : null}
    </span>
  )
}
