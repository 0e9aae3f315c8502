import { type UnitKind, unitKinds, unitKindWords } from '#kernel/unit-kinds.ts'
import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { isBody } from '../../rules/kinds.ts'
import { organisationWords } from '../words.ts'
import { ActDialog, textOf } from './ActDialog.tsx'
import type { ActProps } from './props.ts'

/** Corrects what was entered wrongly of a unit: kind, code and short name. */
export function CorrectUnit({ card, ...dialog }: ActProps) {
  const all = useWords(organisationWords)
  const language = useLanguage()
  const body = isBody(card.kind)
  const kinds = unitKinds.filter((kind) => (body ? kind === card.kind : !isBody(kind)))
  const send = (form: FormData) =>
    api.organisation.correctUnit.call({
      ...{ id: card.id, version: card.version },
      kind: form.get('kind') as UnitKind,
      code: textOf(form, 'code'),
      shortName: textOf(form, 'shortName'),
    })
  return (
    <ActDialog
      {...dialog}
      title={`${all.acts.correct}　${card.name}`}
      send={send}
      note={all.acts.corrected}
    >
      <Field label={all.kind} {...(body ? { hint: all.acts.kindOfBody } : {})}>
        <select className="input" name="kind" defaultValue={card.kind}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {unitKindWords[kind][language]}
            </option>
          ))}
        </select>
      </Field>
      <Field label={all.card.shortName} optional>
        <TextInput name="shortName" maxLength={50} defaultValue={card.shortName ?? ''} />
      </Field>
      <Field label={all.card.code} optional>
        <TextInput name="code" maxLength={30} defaultValue={card.code ?? ''} />
      </Field>
    </ActDialog>
  )
}
