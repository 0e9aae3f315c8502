import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Ledger } from '#web/kit/Ledger.tsx'
import { Section } from '#web/kit/Page.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { CoverageRow } from '../contract.ts'
import { resourceWords } from './words.ts'

/** Which towns have fixed sites and venues, those without a site first. */
export function Coverage({ regionId }: { readonly regionId: string }) {
  const words = useWords(resourceWords)
  const found = useQuery(api.organisation.coverage.queryOptions({ input: { regionId } }))
  const figure = (key: 'sites' | 'venues' | 'qualified', head: string) => ({
    ...{ key, head, kind: 'figure' as const },
    cell: (row: CoverageRow) => number(row[key]),
    value: (row: CoverageRow) => row[key],
  })
  return (
    <Loaded query={found} lines={4}>
      {(rows) =>
        rows.length === 0 ? null : (
          <Section title={words.coverage} note={words.coverageSays}>
            <Ledger
              caption={words.coverage}
              columns={[
                {
                  key: 'region',
                  head: words.region,
                  cell: ({ regionName }) => regionName,
                  value: ({ regionName }) => regionName,
                },
                figure('sites', words.sites),
                figure('venues', words.venues),
                figure('qualified', words.fit),
              ]}
              rows={rows.toSorted((one, other) => one.sites - other.sites)}
              keyOf={(row) => row.regionId}
              compact
            />
          </Section>
        )
      }
    </Loaded>
  )
}
