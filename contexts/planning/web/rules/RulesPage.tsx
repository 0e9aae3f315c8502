import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Page, Section } from '#web/kit/Page.tsx'
import { Empty, Loaded } from '#web/kit/States.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMay, useMe } from '#web/me.ts'
import { useWords } from '#web/words/useWords.ts'
import { CapTable } from './CapTable.tsx'
import { CapYears } from './CapYears.tsx'
import { Conversions } from './Conversions.tsx'
import { ProposeCap } from './ProposeCap.tsx'
import { rulesWords } from './words.ts'
import './rules.css'

/** The dated rules that plans are held to: what holds when, on what authority, and who uses it. */
export function RulesPage() {
  const words = useWords(rulesWords)
  const { assignments } = useMe()
  const [view, setView] = useView(z.object({ region: z.uuid().optional() }))
  const [proposing, setProposing] = useState(false)
  const regionId = view.region ?? assignments[0]!.regionId
  const caps = useQuery(api.planning.caps.queryOptions({ input: { regionId } }))
  const proposes = useMay('rules.propose')

  return (
    <Page
      title={words.title}
      meta={<span>{words.says}</span>}
      actions={
        proposes ? (
          <Button kind="primary" onClick={() => setProposing(true)}>
            {words.propose}
          </Button>
        ) : undefined
      }
    >
      {assignments.length < 2 ? null : (
        <Field label={words.region}>
          <select
            className="input"
            value={regionId}
            onChange={({ target }) => setView({ region: target.value })}
          >
            {assignments.map(({ regionId: id, regionName }) => (
              <option key={id} value={id}>
                {regionName}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Section title={words.caps} note={words.capsSay}>
        <Loaded query={caps} lines={6}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty title={words.none} normally={words.noneSays} />
            ) : (
              <>
                <CapYears caps={rows} />
                <CapTable caps={rows} regionId={regionId} />
              </>
            )
          }
        </Loaded>
      </Section>
      <Conversions />
      <ProposeCap regionId={regionId} open={proposing} onClose={() => setProposing(false)} />
    </Page>
  )
}
