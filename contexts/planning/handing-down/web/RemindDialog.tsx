import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Failed, Loaded } from '#web/kit/States.tsx'
import { SeverityTag, Ticked } from '#web/kit/Tag.tsx'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { ReminderShape } from '../shapes.ts'
import { handDownWords } from './words.ts'

/** Each text as it will be sent, to whom; any can be left out, and nothing goes before the button. */
export function RemindDialog(props: { readonly planId: string; readonly onClose: () => void }) {
  const { planId, onClose } = props
  const words = useWords(handDownWords)
  const queries = useQueryClient()
  const preview = useQuery({
    ...api.planning.reminders.queryOptions({ input: { id: planId } }),
    staleTime: 0,
  })
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const send = useMutation(
    api.planning.remind.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.planning.handDowns.key() }),
    }),
  )
  const chosen = (preview.data ?? []).filter(({ id, why }) => why === null && !left.has(id))
  const toggle = (id: string) =>
    setLeft((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })

  return (
    <Dialog
      title={words.remindTitle}
      open
      onClose={onClose}
      width="wide"
      actions={
        send.isSuccess ? (
          <Button kind="primary" onClick={onClose}>
            {words.link.leave}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button
              kind="primary"
              busy={send.isPending}
              why={chosen.length === 0 ? words.remindNone : undefined}
              onClick={() => send.mutate({ id: planId, handDowns: chosen.map(({ id }) => id) })}
            >
              {words.remindNow(chosen.length)}
            </Button>
          </>
        )
      }
    >
      {send.error === null ? null : <Failed error={send.error} />}
      {send.isSuccess ? (
        <p role="status">
          <Ticked>{words.remindDone(send.data.sent)}</Ticked>
        </p>
      ) : (
        <Loaded query={preview} lines={6}>
          {(rows) => (
            <>
              <p>{words.remindSays(chosen.length)}</p>
              <ul className="reminders reminders-list">
                {rows.map((row) => (
                  <Reminder
                    key={row.id}
                    row={row}
                    chosen={row.why === null && !left.has(row.id)}
                    onToggle={() => toggle(row.id)}
                  />
                ))}
              </ul>
            </>
          )}
        </Loaded>
      )}
    </Dialog>
  )
}

function Reminder(props: {
  readonly row: ReminderShape
  readonly chosen: boolean
  readonly onToggle: () => void
}) {
  const { row, chosen, onToggle } = props
  const words = useWords(handDownWords)
  const language = useLanguage()
  return (
    <li>
      <label>
        <input type="checkbox" checked={chosen} disabled={row.why !== null} onChange={onToggle} />
        <span>
          <b>{row.label}</b> {row.to === null ? words.toOffice : `${row.to} ${row.phone ?? ''}`}{' '}
          {row.flags.map((flag) => (
            <SeverityTag key={flag} severity="warning">
              {words.flags[flag]}
            </SeverityTag>
          ))}
          {row.why === null ? null : <span className="caption"> {words.today}</span>}
        </span>
      </label>
      <p className="quiet">{row.text[language]}</p>
    </li>
  )
}
