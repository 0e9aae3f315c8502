import { Button } from '#web/kit/Button.tsx'
import { Failed } from '#web/kit/States.tsx'
import { useWords } from '#web/words/useWords.ts'
import { targetWords } from '../targets/words.ts'
import { StaleDialog } from './StaleDialog.tsx'
import type { DraftDesk } from './useDraft.ts'

/** What came in the way of saving: somebody else's figures, or a refusal; nothing is lost by either. */
export function DraftNotices({ draft }: { readonly draft: DraftDesk }) {
  const words = useWords(targetWords)
  const { conflict, refused, giveUp, resolve } = draft
  return (
    <>
      {refused === undefined ? null : (
        <Failed
          error={refused}
          safe={words.refusedSafe}
          action={<Button onClick={giveUp}>{words.giveUp}</Button>}
        />
      )}
      {conflict === undefined ? null : (
        <StaleDialog
          key={conflict.version}
          found={conflict.found}
          authors={conflict.authors}
          onResolve={resolve}
        />
      )}
    </>
  )
}
