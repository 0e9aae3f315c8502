import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Page } from '#web/kit/Page.tsx'
import { Failed, Loaded } from '#web/kit/States.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMay, useMe } from '#web/me.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { kindNames } from '../rules/kind-names.ts'
import { paperKinds, slots } from '../rules/kinds.ts'
import { type TemplateFault, templateFaults } from '../rules/template.ts'
import type { TemplateShape } from '../shapes.ts'
import { PaperView } from './PaperView.tsx'
import { paperWords } from './words.ts'
import './papers.css'

const View = z.object({
  region: z.uuid().optional(),
  kind: z.enum(paperKinds).default('annual-notice'),
})

/** The words of each document in a region: edited with fields, tried on a plan, kept version by version. */
export function WordsPage() {
  const words = useWords(paperWords)
  const language = useLanguage()
  const { assignments } = useMe()
  const [view, setView] = useView(View)
  const regionId = view.region ?? assignments[0]!.regionId
  const query = useQuery(api.planning.reportTemplates.queryOptions({ input: { regionId } }))
  return (
    <Page title={words.words} meta={<span>{words.bodyHint}</span>}>
      <Loaded query={query} lines={12}>
        {(all) => {
          const template = all.find(({ kind }) => kind === view.kind)!
          return (
            <>
              <Field label={words.kind}>
                <select
                  className="input"
                  value={view.kind}
                  onChange={({ target }) => setView({ kind: target.value as typeof view.kind })}
                >
                  {paperKinds.map((kind) => (
                    <option key={kind} value={kind}>
                      {kindNames[kind][language]}
                    </option>
                  ))}
                </select>
              </Field>
              <WordsForm
                key={`${regionId} ${view.kind} ${template.version}`}
                of={template}
                regionId={regionId}
              />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function WordsForm({ of, regionId }: { readonly of: TemplateShape; readonly regionId: string }) {
  const words = useWords(paperWords)
  const language = useLanguage()
  const may = useMay('planning.change')
  const [texts, setTexts] = useState(of.texts)
  const plans = useQuery(api.planning.plans.queryOptions({ input: { regionId } }))
  const cache = useQueryClient()
  const trying = useMutation(api.planning.previewTemplate.mutationOptions())
  const saving = useMutation(
    api.planning.changeTemplate.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: api.planning.reportTemplates.key() }),
    }),
  )
  const faults = templateFaults(of.kind, texts)
  const planId = plans.data?.[0]?.id
  return (
    <div className="papers-desk papers-words">
      <form className="papers-form" onSubmit={(event) => event.preventDefault()}>
        <p className="caption">
          {of.version === 0
            ? words.builtIn
            : `${words.version(String(of.version))} · ${of.regionName}`}
          {of.madeBy === null ? '' : ` · ${of.madeBy}`}
        </p>
        {slots.map((slot) => (
          <Field key={slot} label={words.slots[slot]}>
            {slot === 'body' ? (
              <textarea
                className="input papers-area"
                value={texts.body}
                readOnly={!may}
                onChange={({ target }) => setTexts({ ...texts, body: target.value })}
              />
            ) : (
              <input
                className="input"
                value={texts[slot]}
                maxLength={300}
                readOnly={!may}
                onChange={({ target }) => setTexts({ ...texts, [slot]: target.value })}
              />
            )}
          </Field>
        ))}
        <Faults of={faults} />
        {may ? (
          <div className="papers-choices">
            {planId === undefined ? null : (
              <Button
                busy={trying.isPending}
                why={faults.length > 0 ? words.unknownField(faults[0]!.text) : undefined}
                onClick={() => trying.mutate({ wish: { planId, kind: of.kind }, texts })}
              >
                {words.tryOut}
              </Button>
            )}
            <Button
              kind="primary"
              busy={saving.isPending}
              why={faults.length > 0 ? words.unknownField(faults[0]!.text) : undefined}
              onClick={() =>
                saving.mutate({
                  regionId,
                  kind: of.kind,
                  after: of.inherited ? 0 : of.version,
                  texts,
                })
              }
            >
              {words.save}
            </Button>
          </div>
        ) : null}
        {saving.isSuccess ? <p role="status">{words.saved(String(saving.data.version))}</p> : null}
        {saving.error === null ? null : <Failed error={saving.error} />}
        {trying.error === null ? null : <Failed error={trying.error} />}
        <h3>{words.fields}</h3>
        <p className="caption">{words.fieldsHint}</p>
        <div className="papers-fields">
          {of.fields.map(({ name, says }) => (
            <button
              key={name}
              type="button"
              className="tag"
              title={says[language]}
              onClick={() => may && setTexts({ ...texts, body: `${texts.body}{{${name}}}` })}
            >
              {name}
            </button>
          ))}
        </div>
      </form>
      {trying.data === undefined ? (
        <p className="quiet">{words.tryFirst}</p>
      ) : (
        <PaperView paper={trying.data.paper} stamp={words.notKept} />
      )}
    </div>
  )
}

function Faults({ of }: { readonly of: readonly TemplateFault[] }) {
  const words = useWords(paperWords)
  if (of.length === 0) return null
  return (
    <div role="status">
      <ul className="papers-faults">
        {of.map(({ code, slot, line, column, text, suggestions }) => (
          <li key={`${slot} ${line} ${column}`}>
            {code === 'empty-title'
              ? words.emptyTitle
              : `${words.faultAt(words.slots[slot], String(line), String(column))}：${code === 'open-field' ? words.openField(text) : words.unknownField(text)}`}
            {suggestions.length === 0 ? '' : `　${words.meant(suggestions.join('、'))}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
