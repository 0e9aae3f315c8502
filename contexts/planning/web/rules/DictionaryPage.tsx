import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Page } from '#web/kit/Page.tsx'
import { SegmentedView } from '#web/kit/SegmentedView.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { useView } from '#web/kit/useView.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { type DictionaryShape, dictionaryNames } from '../../dictionary/contract.ts'
import { rulesWords } from './words.ts'
import './rules.css'

/** Units, findings, indicators, roles and words, as the programme's own code has them. */
export function DictionaryPage() {
  const words = useWords(rulesWords)
  const language = useLanguage()
  const [view, setView] = useView(z.object({ of: z.enum(dictionaryNames).default('units') }))
  const dictionaries = useQuery({
    ...api.planning.dictionaries.queryOptions(),
    staleTime: Number.POSITIVE_INFINITY,
  })

  return (
    <Page
      title={words.dictionaries}
      meta={<span>{words.dictionariesSay}</span>}
      actions={
        <>
          <a href={`/api/dictionaries.xlsx?language=${language}`} download>
            {words.exportXlsx}
          </a>
          <a href="/api/dictionaries" download="dictionaries.json">
            {words.exportJson}
          </a>
        </>
      }
    >
      <Loaded query={dictionaries} lines={12}>
        {(all) => (
          <>
            <div className="rules-which">
              <SegmentedView
                label={words.which}
                value={view.of}
                options={all.map(({ name, title }) => ({ value: name, label: title[language] }))}
                onChange={(of) => setView({ of })}
              />
            </div>
            <Dictionary of={all.find(({ name }) => name === view.of)!} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Dictionary({ of }: { readonly of: DictionaryShape }) {
  const language = useLanguage()
  const { name, title, note, columns, rows } = of
  type Row = (typeof rows)[number]
  const told = (row: Row, at: number): string => {
    const cell = row[at] ?? ''
    return typeof cell === 'string' ? cell : cell[language]
  }
  const shown: readonly Column<Row>[] = columns.map((head, at) => ({
    key: head.en,
    head: head[language],
    ...(name !== 'roles' ? { wrap: true } : at > 0 ? { kind: 'centre' as const } : {}),
    cell: (row) => told(row, at),
    value: (row) => told(row, at),
  }))

  return (
    <div className="dictionary-frame">
      <Ledger
        key={name}
        caption={title[language]}
        note={<span className="caption">{note[language]}</span>}
        columns={shown}
        rows={rows}
        keyOf={(row) => told(row, 0)}
        sortable={name !== 'roles'}
        copyable
        cards
      />
    </div>
  )
}
