import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Empty } from '#web/kit/States.tsx'
import { SeverityTag, Tag } from '#web/kit/Tag.tsx'
import { number, span } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { useNarrow } from '../../web/plan/useNarrow.ts'
import type { Rule } from '../rules/found.ts'
import { ruleWords, stateWords } from '../rules/sentences.ts'
import type { FindingShape, QualityShape } from '../shapes.ts'
import { qualityWords } from './words.ts'

/** What is doubtful, what waits first; a row opens its follow-up. */
export function FindingTable(props: {
  readonly of: QualityShape
  readonly selected: string | undefined
  readonly onOpen: (id: string) => void
}) {
  const { of, selected, onOpen } = props
  const words = useWords(qualityWords)
  const language = useLanguage()
  const narrow = useNarrow()
  const wide = useColumns(onOpen)
  const counts = Object.entries(stateWords).map(
    ([state, word]) => `${word[language]} ${number(of.counts[state as keyof typeof of.counts])}`,
  )
  return (
    <section className="section">
      <h2>{words.findings}</h2>
      <Ledger
        caption={words.findings}
        columns={narrow ? [narrowColumn(words.what, language, onOpen)] : wide}
        rows={of.findings}
        keyOf={({ id }) => id}
        selected={selected}
        onSelect={onOpen}
        onOpen={onOpen}
        copyable={!narrow}
        note={
          <span className="caption">
            {counts.join('，')}
            {of.more === 0 ? '' : `。${words.more(number(of.more))}`}
          </span>
        }
        empty={<Empty title={words.nothing} normally={words.nothingSays} />}
      />
    </section>
  )
}

function useColumns(onOpen: (id: string) => void): readonly Column<FindingShape>[] {
  const words = useWords(qualityWords)
  const language = useLanguage()
  return [
    {
      key: 'what',
      head: words.what,
      cell: ({ id, rule }) => (
        <button type="button" className="link-button" onClick={() => onOpen(id)}>
          {ruleWords[rule as Rule][language]}
        </button>
      ),
      value: ({ rule }) => ruleWords[rule as Rule][language],
    },
    {
      key: 'unit',
      head: words.unit,
      cell: ({ unit }) => unit ?? <span className="quiet">{words.wholeRegion}</span>,
      value: ({ unit }) => unit,
    },
    { key: 'days', head: words.days, cell: (one) => span(one), value: ({ from }) => from },
    {
      key: 'says',
      head: words.says,
      wrap: true,
      cell: ({ says }) => says[language],
      value: ({ says }) => says[language],
    },
    {
      key: 'state',
      head: words.state,
      cell: (one) => <StateOf of={one} />,
      value: ({ state }) => stateWords[state][language],
    },
    { key: 'owner', head: words.owner, cell: ({ owner }) => owner, value: ({ owner }) => owner },
    {
      key: 'due',
      head: words.due,
      cell: ({ dueOn, overdue }) => (
        <>
          {dueOn} {overdue ? <SeverityTag severity="warning">{words.overdue}</SeverityTag> : null}
        </>
      ),
      value: ({ dueOn }) => dueOn,
    },
  ]
}

function StateOf({ of }: { readonly of: FindingShape }) {
  const words = useWords(qualityWords)
  const language = useLanguage()
  return (
    <>
      <Tag>{stateWords[of.state][language]}</Tag>
      {of.present || of.state === 'corrected' ? null : (
        <span className="caption">　{words.gone}</span>
      )}
    </>
  )
}

/** On a phone: a finding in one cell. */
const narrowColumn = (
  head: string,
  language: 'zh' | 'en',
  onOpen: (id: string) => void,
): Column<FindingShape> => ({
  key: 'what',
  head,
  wrap: true,
  cell: (one) => (
    <>
      <button type="button" className="link-button" onClick={() => onOpen(one.id)}>
        {ruleWords[one.rule as Rule][language]}
      </button>
      {'　'}
      {one.unit}　<StateOf of={one} />
      <div className="caption">
        {span(one)}　{one.says[language]}
      </div>
    </>
  ),
})
