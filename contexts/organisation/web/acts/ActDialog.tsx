import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useId } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Failed } from '#web/kit/States.tsx'
import { ProblemError } from '#web/problem.ts'
import { useWords } from '#web/words/useWords.ts'
import { organisationWords } from '../words.ts'

interface Props {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  /** Sends what the form holds; what it throws is shown and nothing entered is lost. */
  readonly send: (form: FormData) => Promise<unknown>
  readonly note?: string
  readonly width?: 'narrow' | 'wide'
  readonly children: ReactNode
}

/** A change of a unit as a small form: what was refused is shown in it, saved closes it. */
export function ActDialog({ title, open, onClose, send, note, width, children }: Props) {
  const words = useWords(organisationWords).acts
  const queries = useQueryClient()
  const form = useId()
  const act = useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.organisation.key() })
      close()
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.body.code === 'stale-version') {
        void queries.invalidateQueries({ queryKey: api.organisation.key() })
      }
    },
  })
  const close = () => {
    act.reset()
    onClose()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    act.mutate(new FormData(event.currentTarget))
  }

  return (
    <Dialog
      title={title}
      open={open}
      onClose={close}
      width={width ?? 'narrow'}
      actions={
        <>
          <Button onClick={close}>{words.cancel}</Button>
          <Button
            kind="primary"
            busy={act.isPending}
            onClick={() => (document.getElementById(form) as HTMLFormElement).requestSubmit()}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <form id={form} className="act-form" onSubmit={submit}>
        {children}
        {note === undefined ? null : <p className="caption">{note}</p>}
        {act.error === null ? null : <Failed error={act.error} action={<Both of={act.error} />} />}
        {/* Enter in a field submits a form only if it has a button of its own. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

/** Both states where somebody else was faster: what is stored, and what was entered here. */
function Both({ of }: { readonly of: unknown }) {
  const words = useWords(organisationWords).acts
  if (!(of instanceof ProblemError) || of.body.code !== 'stale-version') return null
  const { theirs, yours } = of.body.values
  return (
    <table className="both-states">
      <tbody>
        <tr>
          <th scope="row">{words.theirs}</th>
          <td>{inWords(theirs)}</td>
        </tr>
        <tr>
          <th scope="row">{words.yours}</th>
          <td>{inWords(yours)}</td>
        </tr>
      </tbody>
    </table>
  )
}

const unspoken = new Set(['id', 'version', 'unit'])

const inWords = (state: unknown): string =>
  Object.entries((state ?? {}) as Record<string, unknown>)
    .filter(([name, value]) => value !== null && !unspoken.has(name))
    .map(([, value]) => String(value))
    .join('，')

/** The text of a field, or null when it was left empty. */
export const textOf = (form: FormData, name: string): string | null => {
  const text = String(form.get(name) ?? '').trim()
  return text === '' ? null : text
}

/** The day of a date field; the browser gives one of the calendar or nothing. */
export const dayIn = (form: FormData, name: string): string => textOf(form, name) ?? ''
