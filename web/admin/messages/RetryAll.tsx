import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Failed } from '../../kit/States.tsx'
import { number } from '../../words/format.ts'
import { useWords } from '../../words/useWords.ts'
import { messagesWords } from './words.ts'

/** Sends all dead letters again, once it was said what that means. */
export function RetryAll({ dead }: { readonly dead: number }) {
  const words = useWords(messagesWords)
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const again = useMutation(
    api.messages.retryAll.mutationOptions({
      onSuccess: () => {
        setOpen(false)
        return queries.invalidateQueries({ queryKey: api.messages.delivery.key() })
      },
    }),
  )

  return (
    <>
      <Button why={dead === 0 ? words.nothingDead : undefined} onClick={() => setOpen(true)}>
        {words.againAll}
      </Button>
      <Dialog
        title={words.againAll}
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{words.cancel}</Button>
            <Button kind="primary" busy={again.isPending} onClick={() => again.mutate({})}>
              {words.againAll}
            </Button>
          </>
        }
      >
        <p>{words.againAllSays(number(dead))}</p>
        {again.error === null ? null : <Failed error={again.error} />}
      </Dialog>
    </>
  )
}
