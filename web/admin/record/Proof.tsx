import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api, type client } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { copyText } from '../../kit/copy.ts'
import { Field } from '../../kit/Field.tsx'
import { Section } from '../../kit/Page.tsx'
import { Failed } from '../../kit/States.tsx'
import { Ticked } from '../../kit/Tag.tsx'
import { TextInput } from '../../kit/TextInput.tsx'
import { number } from '../../words/format.ts'
import { useLanguage, useWords } from '../../words/useWords.ts'
import { saveFile } from '../save-file.ts'
import { recordWords } from './words.ts'

type Verdict = Awaited<ReturnType<typeof client.record.verify>>

/** Proves the record, against a head saved earlier too, and gives the head to be kept elsewhere. */
export function Proof() {
  const words = useWords(recordWords)
  const queries = useQueryClient()
  const [wrong, setWrong] = useState(false)
  const proof = useMutation(
    api.record.verify.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.record.entries.key() }),
    }),
  )
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = String(new FormData(event.currentTarget).get('head')).trim()
    const readable = given === '' || /^(.*\s)?[1-9]\d*:[0-9a-f]{64}$/.test(given)
    setWrong(!readable)
    if (readable) proof.mutate(given === '' ? {} : { head: given })
  }

  return (
    <Section title={words.verify} note={words.verifySays}>
      <form className="admin-proof" onSubmit={onSubmit}>
        <Field
          label={words.savedHead}
          hint={words.savedHeadHint}
          optional
          error={wrong ? words.wrongHead : undefined}
        >
          <TextInput name="head" autoComplete="off" spellCheck={false} />
        </Field>
        <Button submit busy={proof.isPending}>
          {words.prove}
        </Button>
      </form>
      {proof.error === null ? null : <Failed error={proof.error} />}
      {proof.data === undefined ? null : (
        <Said verdict={proof.data} against={proof.variables?.head} />
      )}
    </Section>
  )
}

function Said(props: { readonly verdict: Verdict; readonly against: string | undefined }) {
  const { verdict, against } = props
  const words = useWords(recordWords)
  const language = useLanguage()
  const { sound, seals, entries, unsealed, head, fault } = verdict

  return (
    <div className="admin-verdict" role="status" data-wrong={!sound || undefined}>
      <p>
        <b>{sound ? <Ticked>{words.sound}</Ticked> : words.broken}</b>
        <span>{words.counts(number(entries), number(seals))}</span>
        {unsealed === 0 ? null : <span>{words.waiting(number(unsealed))}</span>}
        {sound && against !== undefined ? (
          <span>{words.againstHead(`${against.split(':')[0]}:…`)}</span>
        ) : null}
      </p>
      {fault === null ? null : (
        <>
          <p>{fault[language]}</p>
          {fault.seal === null ? null : <p>{words.faultAt(fault.seal)}</p>}
          <p>{words.faultDo}</p>
        </>
      )}
      {sound && head !== null ? <Head head={head} /> : null}
    </div>
  )
}

function Head({ head }: { readonly head: string }) {
  const words = useWords(recordWords)
  const [copied, setCopied] = useState(false)

  return (
    <div className="admin-head">
      <p className="caption">{words.head}</p>
      <p className="admin-hash">{head}</p>
      <p className="caption">{words.headSays}</p>
      <p className="admin-links">
        <Button size="small" onClick={() => void copyText(head).then(setCopied)}>
          <span aria-live="polite">{copied ? words.copied : words.copy}</span>
        </Button>
        <Button
          size="small"
          onClick={() => saveFile(`xuemai-head-${head.split(':')[0]}.txt`, `${head}\n`)}
        >
          {words.save}
        </Button>
      </p>
    </div>
  )
}
