import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { unitKinds, unitKindWords } from '#kernel/unit-kinds.ts'
import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { useUnitsView } from './view.ts'
import { organisationWords } from './words.ts'

/** Narrows the list: by name, kind, line, and to the units of another day. */
export function UnitFilters() {
  const words = useWords(organisationWords)
  const language = useLanguage()
  const [view, setView] = useUnitsView()
  const lines = useQuery(api.organisation.lines.queryOptions())

  return (
    <div className="unit-filters">
      <SearchField />
      <Field label={words.kind}>
        <select
          className="input"
          value={view.kind ?? ''}
          onChange={({ target }) =>
            setView({ kind: unitKinds.find((kind) => kind === target.value) })
          }
        >
          <option value="">{words.any}</option>
          {unitKinds.map((kind) => (
            <option key={kind} value={kind}>
              {unitKindWords[kind][language]}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.line}>
        <select
          className="input"
          value={view.line ?? ''}
          onChange={({ target }) => setView({ line: target.value || undefined })}
        >
          <option value="">{words.any}</option>
          {(lines.data ?? []).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.on}>
        <TextInput
          type="date"
          value={view.on ?? ''}
          onChange={({ target }) => setView({ on: target.value || undefined })}
        />
      </Field>
    </div>
  )
}

/** What is typed reaches the address when the hand rests, so that each letter is not a question. */
function SearchField() {
  const words = useWords(organisationWords)
  const [{ q = '' }, setView] = useUnitsView()
  const [typed, setTyped] = useState(q)

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed sets the clock again
  useEffect(() => {
    if (typed === q) return
    const rest = setTimeout(() => setView({ q: typed.trim() || undefined }), 250)
    return () => clearTimeout(rest)
  }, [typed])

  return (
    <Field label={words.search}>
      <TextInput
        type="search"
        placeholder={words.searchHint}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </Field>
  )
}
