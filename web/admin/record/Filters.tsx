import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { Field } from '../../kit/Field.tsx'
import { TextInput } from '../../kit/TextInput.tsx'
import { useLanguage, useWords } from '../../words/useWords.ts'
import { eventNames, tellings } from './tell.ts'
import type { RecordView } from './view.ts'
import { recordWords } from './words.ts'

type Wanted = Omit<RecordView, 'entry' | 'proof'>

interface Props {
  readonly view: Wanted
  readonly onChange: (change: Partial<Wanted>) => void
}

/** What to look for: person, event, kind, days, subject; all of it in the address. */
export function Filters({ view, onChange }: Props) {
  const words = useWords(recordWords)
  const language = useLanguage()
  const people = useQuery(api.record.people.queryOptions())
  const some = wanted.some((part) => view[part] !== undefined)
  const setDay = (of: 'from' | 'to') => (text: string) => onChange({ [of]: text || undefined })

  return (
    <div className="admin-filters">
      <Choice
        label={words.person}
        any={words.everyone}
        value={view.person}
        options={(people.data ?? []).map(({ id, name, login }) => [id, `${name} ${login}`])}
        onChoose={(person) => onChange({ person })}
      />
      <Choice
        label={words.event}
        any={words.everyEvent}
        value={view.event}
        options={eventNames.map((name) => [name, tellings[name].label[language]])}
        onChoose={(event) => onChange({ event })}
      />
      <Choice
        label={words.kind}
        any={words.kinds.all}
        value={view.kind}
        options={[
          ['change', words.kinds.change],
          ['read', words.kinds.read],
        ]}
        onChoose={(kind) => onChange({ kind: kind as Wanted['kind'] })}
      />
      <Field label={words.from}>
        <TextInput
          type="date"
          value={view.from ?? ''}
          onChange={(event) => setDay('from')(event.target.value)}
        />
      </Field>
      <Field label={words.to}>
        <TextInput
          type="date"
          value={view.to ?? ''}
          onChange={(event) => setDay('to')(event.target.value)}
        />
      </Field>
      <Field label={words.subject}>
        <TextInput
          value={view.subject ?? ''}
          title={words.subjectHint}
          onChange={(event) => onChange({ subject: event.target.value.trim() || undefined })}
        />
      </Field>
      {some ? <Button onClick={() => onChange(nothing)}>{words.clear}</Button> : null}
    </div>
  )
}

const wanted = ['person', 'event', 'kind', 'from', 'to', 'subject'] as const
const nothing: Partial<Wanted> = Object.fromEntries(wanted.map((part) => [part, undefined]))

function Choice(props: {
  readonly label: string
  readonly any: string
  readonly value: string | undefined
  readonly options: readonly (readonly [string, string])[]
  readonly onChoose: (value: string | undefined) => void
}) {
  const { label, any, value, options, onChoose } = props
  return (
    <Field label={label}>
      <select
        className="input"
        value={value ?? ''}
        onChange={(event) => onChoose(event.target.value || undefined)}
      >
        <option value="">{any}</option>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  )
}
