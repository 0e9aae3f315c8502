import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TemplateShape } from '#platform/messages/contract.ts'
import { api } from '../../api.ts'
import { type Column, Ledger } from '../../kit/Ledger.tsx'
import { Section } from '../../kit/Page.tsx'
import { Loaded } from '../../kit/States.tsx'
import { useMay, useMe } from '../../me.ts'
import { useLanguage, useWords } from '../../words/useWords.ts'
import { WordTemplate } from './WordTemplate.tsx'
import { messagesWords } from './words.ts'

/** Every kind of message, its words, and whose they are. */
export function Templates() {
  const words = useWords(messagesWords)
  const templates = useQuery(api.messages.templates.queryOptions())

  return (
    <Section title={words.parts.templates} note={words.templatesSay}>
      <Loaded query={templates} lines={6}>
        {(rows) => <TemplateTable rows={rows} />}
      </Loaded>
    </Section>
  )
}

function TemplateTable({ rows }: { readonly rows: readonly TemplateShape[] }) {
  const words = useWords(messagesWords)
  const language = useLanguage()
  const regionId = useMe().assignments[0]?.regionId
  const mayWord = useMay('rules.propose') && regionId !== undefined
  const [editing, setEditing] = useState<string>()
  const edited = rows.find(({ name }) => name === editing)
  const columns: readonly Column<TemplateShape>[] = [
    { key: 'what', head: words.template, wrap: true, cell: ({ summary }) => summary[language] },
    {
      key: 'subject',
      head: words.subject,
      wrap: true,
      cell: ({ texts, own }) => (own?.texts ?? texts).subject[language],
    },
    {
      key: 'body',
      head: words.body,
      wrap: true,
      cell: ({ texts, own }) => (own?.texts ?? texts).body[language],
    },
    {
      key: 'own',
      head: words.own,
      wrap: true,
      cell: ({ own }) => (own === null ? words.programmes : words.ownOf(own.regionName)),
    },
    ...(mayWord
      ? [
          {
            key: 'edit',
            head: '',
            kind: 'figure' as const,
            cell: ({ name, summary }: TemplateShape) => (
              <button
                type="button"
                className="link-button"
                aria-label={words.editOf(summary[language])}
                onClick={() => setEditing(name)}
              >
                {words.edit}
              </button>
            ),
          },
        ]
      : []),
  ]

  return (
    <>
      <Ledger
        caption={words.parts.templates}
        columns={columns}
        rows={rows}
        keyOf={({ name }) => name}
      />
      {edited === undefined || regionId === undefined ? null : (
        <WordTemplate template={edited} regionId={regionId} onClose={() => setEditing(undefined)} />
      )}
    </>
  )
}
