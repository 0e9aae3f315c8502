import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wholeYear, yearOf } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Failed } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { CapShape } from '../../caps/contract.ts'
import { readDay } from '../plan/read-day.ts'
import { ratioOf } from './cap-timeline.ts'
import { today } from './today.ts'
import { rulesWords } from './words.ts'

interface Props {
  readonly regionId: string
  readonly open: boolean
  readonly onClose: () => void
}

/** A cap to be approved by another: of whom, how much, for how long, on what authority. */
export function ProposeCap({ regionId, open, onClose }: Props) {
  const words = useWords(rulesWords)
  const queries = useQueryClient()
  const [wrong, setWrong] = useState<readonly string[]>([])
  const propose = useMutation(
    api.planning.proposeCap.mutationOptions({
      onSuccess: async () => {
        onClose()
        await queries.invalidateQueries({ queryKey: api.planning.key() })
      },
    }),
  )
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const text = (name: string) => String(given.get(name))
    const ratio = ratioOf(text('ratio'))
    const from = readDay(text('from'))
    const to = text('to').trim() === '' ? null : readDay(text('to'))
    const faults = Object.entries({ ratio, from, to }).filter(([, value]) => value === undefined)
    setWrong(faults.map(([name]) => name))
    if (ratio === undefined || from === undefined || to === undefined) return
    propose.mutate({
      regionId,
      basis: text('basis') as CapShape['basis'],
      ratio,
      from,
      to,
      citation: text('citation'),
    })
  }
  const year = wholeYear(yearOf(today()))

  return (
    <Dialog title={words.propose} open={open} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <p className="rules-says">{words.proposeSays}</p>
        <Field label={words.basis}>
          <select className="input" name="basis">
            {(['staff', 'residents-without-unit'] as const).map((basis) => (
              <option key={basis} value={basis}>
                {words.bases[basis]}
              </option>
            ))}
          </select>
        </Field>
        <Field
          label={words.ratio}
          hint={words.ratioHint}
          error={wrong.includes('ratio') ? words.ratioWrong : undefined}
        >
          <TextInput name="ratio" inputMode="decimal" required unit="%" autoComplete="off" />
        </Field>
        <Field label={words.from} error={wrong.includes('from') ? words.dayWrong : undefined}>
          <TextInput
            name="from"
            inputMode="numeric"
            autoComplete="off"
            required
            defaultValue={year.from}
          />
        </Field>
        <Field
          label={words.to}
          hint={words.toHint}
          optional
          error={wrong.includes('to') ? words.dayWrong : undefined}
        >
          <TextInput name="to" inputMode="numeric" autoComplete="off" defaultValue={year.to} />
        </Field>
        <Field label={words.citation} hint={words.citationHint}>
          <textarea name="citation" className="input" rows={2} required maxLength={300} />
        </Field>
        {propose.error === null ? null : <Failed error={propose.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="primary" submit busy={propose.isPending}>
            {words.proposing}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
