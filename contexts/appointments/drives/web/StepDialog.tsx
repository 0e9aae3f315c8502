import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useId } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Failed } from '#web/kit/States.tsx'
import { useWords } from '#web/words/useWords.ts'
import { driveWords } from './words.ts'

/** A step as a small form: what was refused is shown in it, done closes it. */
export function StepDialog(props: {
  readonly title: string
  readonly onClose: () => void
  readonly send: (form: FormData) => Promise<unknown>
  readonly note?: string
  readonly children: ReactNode
}) {
  const { title, onClose, send, note, children } = props
  const words = useWords(driveWords)
  const queries = useQueryClient()
  const form = useId()
  const act = useMutation({
    mutationFn: send,
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: api.appointments.key() }),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    act.mutate(new FormData(event.currentTarget))
  }
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            kind="primary"
            busy={act.isPending}
            onClick={() => (document.getElementById(form) as HTMLFormElement).requestSubmit()}
          >
            {words.send}
          </Button>
        </>
      }
    >
      <form id={form} className="drive-form" onSubmit={submit}>
        {note === undefined ? null : <p className="caption">{note}</p>}
        {children}
        {act.error === null ? null : <Failed error={act.error} />}
        {/* Enter in a field submits a form only if it has a button of its own. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

/** The text of a field, or undefined when it was left empty. */
export const textIn = (form: FormData, name: string): string | undefined => {
  const text = String(form.get(name) ?? '').trim()
  return text === '' ? undefined : text
}

/** Minutes since midnight of a time field: '09:30'. */
export const minutesIn = (form: FormData, name: string): number => toMinutes(String(form.get(name)))

export const toMinutes = (clock: string): number => {
  const [hours, minutes] = clock.split(':').map(Number)
  return hours! * 60 + minutes!
}

/** 'HH:MM' of minutes since midnight. */
export const toClock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
