import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { TemplateShape } from '#platform/messages/contract.ts'
import { tell, unknownFields } from '#platform/messages/template.ts'
import { api } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field } from '../../kit/Field.tsx'
import { Failed } from '../../kit/States.tsx'
import { useLanguage, useWords } from '../../words/useWords.ts'
import { messagesWords } from './words.ts'

interface Props {
  readonly template: TemplateShape
  readonly regionId: string
  readonly onClose: () => void
}

type Texts = TemplateShape['texts']

/** Gives a template the region's own words, with a preview and unknown fields told as one types. */
export function WordTemplate({ template, regionId, onClose }: Props) {
  const words = useWords(messagesWords)
  const language = useLanguage()
  const { name, fields, own } = template
  const [texts, setTexts] = useState<Texts>(own?.texts ?? template.texts)
  const { word, unword } = useWording(onClose)
  const known = Object.fromEntries(fields.map(({ name: field, kind }) => [field, kind]))
  const strangers = unknownFields(texts, known)
  const wrong = strangers.length === 0 ? undefined : words.unknownField(strangers.join(words.comma))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (wrong === undefined) word.mutate({ name, regionId, texts })
  }

  return (
    <Dialog title={words.editOf(template.summary[language])} open width="wide" onClose={onClose}>
      <form className="messages-form" onSubmit={onSubmit}>
        <p className="caption">
          {words.fields}：{fields.map(({ name: field }) => `{${field}}`).join(' ')}
        </p>
        <Parts texts={texts} onTexts={setTexts} />
        {wrong === undefined ? (
          <Preview texts={texts} fields={fields} />
        ) : (
          <p className="field-error" role="alert">
            {wrong}
          </p>
        )}
        {[word.error, unword.error].map((error) =>
          error === null ? null : <Failed key={String(error)} error={error} />,
        )}
        <div className="dialog-actions">
          {own?.regionId === regionId ? (
            <Button busy={unword.isPending} onClick={() => unword.mutate({ name, regionId })}>
              {words.backToOwn}
            </Button>
          ) : null}
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="primary" submit busy={word.isPending} why={wrong}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface PartsProps {
  readonly texts: Texts
  readonly onTexts: (texts: Texts) => void
}

function Parts({ texts, onTexts }: PartsProps) {
  const words = useWords(messagesWords)
  const labels = { subject: words.subject, body: words.body, sms: words.smsText }
  const parts = (['subject', 'body', 'sms'] as const).filter((part) => texts[part] !== undefined)
  return parts.map((part) => (
    <div key={part} className="messages-pair">
      {(['zh', 'en'] as const).map((tongue) => (
        <Field
          key={tongue}
          label={`${labels[part]}（${tongue === 'zh' ? words.inZh : words.inEn}）`}
        >
          <textarea
            className="input"
            required
            rows={part === 'body' ? 3 : 2}
            maxLength={part === 'body' ? 2000 : part === 'sms' ? 500 : 200}
            value={texts[part]![tongue]}
            onChange={({ target }) =>
              onTexts({ ...texts, [part]: { ...texts[part]!, [tongue]: target.value } })
            }
          />
        </Field>
      ))}
    </div>
  ))
}

function Preview(props: { readonly texts: Texts; readonly fields: TemplateShape['fields'] }) {
  const words = useWords(messagesWords)
  const shown = Object.fromEntries(props.fields.map(({ name }) => [name, `〔${name}〕`]))
  const { subject, body, sms } = tell(props.texts, shown)
  return (
    <div className="messages-preview">
      <p className="caption">
        {words.preview}　{words.previewSays}
      </p>
      <b>{subject.zh}</b>
      <p>{body.zh}</p>
      {props.texts.sms === undefined ? null : (
        <p>
          {words.smsText}：{sms.zh}
        </p>
      )}
    </div>
  )
}

function useWording(onDone: () => void) {
  const queries = useQueryClient()
  const onSuccess = () => {
    onDone()
    return queries.invalidateQueries({ queryKey: api.messages.templates.key() })
  }
  return {
    word: useMutation(api.messages.word.mutationOptions({ onSuccess })),
    unword: useMutation(api.messages.unword.mutationOptions({ onSuccess })),
  }
}
