import { actWords } from '#kernel/act-words.ts'
import { type Conversion, wholeBloodToRenfen } from '#kernel/blood.ts'
import type { Dated } from '#kernel/law.ts'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Section } from '#web/kit/Page.tsx'
import { number, unitNames } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { rulesWords } from './words.ts'

/** The ways from one unit to another that the programme knows, each with its day and authority. */
export function Conversions() {
  const words = useWords(rulesWords)
  const language = useLanguage()
  const columns: readonly Column<Dated<Conversion>>[] = [
    {
      key: 'conversion',
      head: words.conversion,
      cell: ({ value: { from, to, numerator, denominator } }) =>
        words.conversionSays(
          `${number(denominator)} ${unitNames[from][language]}`,
          `${number(numerator)} ${unitNames[to][language]}`,
        ),
    },
    { key: 'purpose', head: words.use, cell: ({ value }) => words.purpose[value.purpose] },
    { key: 'from', head: words.from, cell: ({ from }) => from },
    {
      key: 'law',
      head: words.citation,
      wrap: true,
      cell: ({ law }) => `${actWords[law.act][language]} ${law.at}`,
    },
  ]

  return (
    <Section title={words.national} note={words.nationalSays}>
      <Ledger
        caption={words.national}
        columns={columns}
        rows={wholeBloodToRenfen}
        keyOf={({ from }) => from}
        cards
      />
    </Section>
  )
}
