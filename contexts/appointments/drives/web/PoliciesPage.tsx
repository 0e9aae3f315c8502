import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Page, Section } from '#web/kit/Page.tsx'
import { Empty, Failed, Loaded } from '#web/kit/States.tsx'
import { Tag } from '#web/kit/Tag.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMay, useMe } from '#web/me.ts'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { InForceShape, PolicyShape } from '../policies/shapes.ts'
import { ProposePolicy } from './ProposePolicy.tsx'
import { policyWords } from './policy-words.ts'
import { useStep } from './useStep.ts'

type PolicyWords = ReturnType<typeof useWords<typeof policyWords>>

/** The numbers a region sets for its drives: what holds, and what two people proposed and approved. */
export function PoliciesPage() {
  const words = useWords(policyWords)
  const { assignments } = useMe()
  const [view, setView] = useView(z.object({ region: z.uuid().optional() }))
  const [proposing, setProposing] = useState(false)
  const proposes = useMay('rules.propose')
  const regionId = view.region ?? assignments[0]!.regionId
  const inForce = useQuery(api.appointments.policiesInForce.queryOptions({ input: { regionId } }))
  const all = useQuery(api.appointments.drivePolicies.queryOptions())

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
      <Section title={words.inForce}>
        <Loaded query={inForce} lines={4}>
          {(rows) => <InForce rows={rows} />}
        </Loaded>
      </Section>
      <Section title={words.all}>
        <Loaded query={all} lines={4}>
          {(rows) => <Proposed rows={rows} />}
        </Loaded>
      </Section>
      {proposing ? <ProposePolicy regionId={regionId} onClose={() => setProposing(false)} /> : null}
    </Page>
  )
}

const valueText = (words: PolicyWords, { kind, value }: Pick<InForceShape, 'kind' | 'value'>) =>
  value === null ? words.noCeiling : `${number(value)} ${words.units[kind]}`

function InForce({ rows }: { readonly rows: readonly InForceShape[] }) {
  const words = useWords(policyWords)
  const columns: readonly Column<InForceShape>[] = [
    { key: 'kind', head: words.kind, cell: ({ kind }) => words.kinds[kind] },
    { key: 'value', head: words.value, cell: (row) => valueText(words, row) },
    { key: 'from', head: words.from, cell: ({ from }) => from ?? '--' },
    {
      key: 'citation',
      head: words.citation,
      wrap: true,
      cell: ({ citation, value }) => citation ?? (value === null ? '--' : words.house),
    },
  ]
  return (
    <Ledger
      caption={words.inForce}
      columns={columns}
      rows={rows}
      keyOf={({ kind }) => kind}
      sortable={false}
      cards
    />
  )
}

function Proposed({ rows }: { readonly rows: readonly PolicyShape[] }) {
  const words = useWords(policyWords)
  const columns: readonly Column<PolicyShape>[] = [
    {
      key: 'kind',
      head: words.kind,
      cell: ({ kind }) => words.kinds[kind],
      value: ({ kind }) => words.kinds[kind],
    },
    {
      key: 'value',
      head: words.value,
      cell: (row) => valueText(words, row),
      value: ({ value }) => value,
    },
    { key: 'from', head: words.from, cell: ({ from }) => from, value: ({ from }) => from },
    {
      key: 'region',
      head: words.region,
      cell: ({ regionName }) => regionName ?? '--',
      value: ({ regionName }) => regionName,
    },
    {
      key: 'citation',
      head: words.citation,
      wrap: true,
      cell: ({ citation }) => citation,
      value: ({ citation }) => citation,
    },
    {
      key: 'proposer',
      head: words.proposer,
      cell: ({ proposer }) => proposer ?? '--',
      value: ({ proposer }) => proposer,
    },
    {
      key: 'decider',
      head: words.decider,
      cell: ({ decidedBy }) => decidedBy ?? '--',
      value: ({ decidedBy }) => decidedBy,
    },
    {
      key: 'state',
      head: words.state,
      cell: (policy) => <State policy={policy} />,
      value: ({ state }) => words.states[state],
    },
  ]
  return (
    <Ledger
      caption={words.all}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      empty={<Empty title={words.none} normally={words.noneSays} />}
      copyable
      cards
    />
  )
}

/** A proposal waits; whoever may approve and did not propose it decides here. */
function State({ policy: { id, state, mine } }: { readonly policy: PolicyShape }) {
  const words = useWords(policyWords)
  const approves = useMay('rules.approve')
  const decide = useStep((approve: boolean) => api.appointments.decidePolicy.call({ id, approve }))
  if (state !== 'proposed') return words.states[state]
  if (!approves || mine) return <Tag>{mine ? words.waitsMine : words.states.proposed}</Tag>
  return (
    <>
      <Button size="small" busy={decide.isPending} onClick={() => decide.mutate(true)}>
        {words.approve}
      </Button>{' '}
      <Button size="small" busy={decide.isPending} onClick={() => decide.mutate(false)}>
        {words.refuse}
      </Button>
      {decide.error === null ? null : <Failed error={decide.error} />}
    </>
  )
}
