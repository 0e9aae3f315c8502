import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RuleShape } from '#platform/messages/contract.ts'
import { api } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { Facts } from '../../kit/Inspector.tsx'
import { type Column, Ledger } from '../../kit/Ledger.tsx'
import { Section } from '../../kit/Page.tsx'
import { Failed, Loaded } from '../../kit/States.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { useMay, useMe } from '../../me.ts'
import { number } from '../../words/format.ts'
import { useWords } from '../../words/useWords.ts'
import { ProposeRule } from './ProposeRule.tsx'
import { messagesWords } from './words.ts'

/** Quiet hours and contact caps: in force, to come, and to be approved. */
export function Rules() {
  const words = useWords(messagesWords)
  const me = useMe()
  const mayPropose = useMay('rules.propose')
  const [proposing, setProposing] = useState(false)
  const rules = useQuery(api.messages.rules.queryOptions())
  const regionId = me.assignments[0]?.regionId

  return (
    <Section
      title={words.parts.rules}
      note={words.rulesSay}
      actions={
        mayPropose ? <Button onClick={() => setProposing(true)}>{words.propose}</Button> : null
      }
    >
      <Loaded query={rules} lines={4}>
        {({ house, rules: rows }) => (
          <>
            <div className="messages-house">
              <h3 className="admin-subhead">{words.house}</h3>
              <Facts
                of={[
                  [words.quiet, `${house.quietFrom}–${house.quietTo}`],
                  [words.perDay, words.pieces(number(house.perDay))],
                  [words.perWeek, words.pieces(number(house.perWeek))],
                ]}
              />
            </div>
            {rows.length === 0 ? null : <RuleTable rows={rows} />}
          </>
        )}
      </Loaded>
      {regionId === undefined ? null : (
        <ProposeRule regionId={regionId} open={proposing} onClose={() => setProposing(false)} />
      )}
    </Section>
  )
}

function RuleTable({ rows }: { readonly rows: readonly RuleShape[] }) {
  const words = useWords(messagesWords)
  const columns: readonly Column<RuleShape>[] = [
    { key: 'region', head: words.region, cell: ({ regionName }) => regionName },
    { key: 'from', head: words.from, cell: ({ from }) => from },
    {
      key: 'quiet',
      head: words.quiet,
      cell: ({ quietFrom, quietTo }) => `${quietFrom}–${quietTo}`,
    },
    { key: 'day', head: words.perDay, kind: 'figure', cell: ({ perDay }) => number(perDay) },
    { key: 'week', head: words.perWeek, kind: 'figure', cell: ({ perWeek }) => number(perWeek) },
    { key: 'reason', head: words.reason, wrap: true, cell: ({ reason }) => reason },
    { key: 'state', head: words.state, wrap: true, cell: (rule) => <State rule={rule} /> },
  ]
  return <Ledger caption={words.parts.rules} columns={columns} rows={rows} keyOf={({ id }) => id} />
}

function State({ rule }: { readonly rule: RuleShape }) {
  const words = useWords(messagesWords)
  const queries = useQueryClient()
  const mayApprove = useMay('rules.approve')
  const decide = useMutation(
    api.messages.decideRule.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.messages.rules.key() }),
    }),
  )
  if (rule.approvedBy !== null) return `${words.inForce} · ${rule.approvedBy}`
  const why = rule.mine ? words.ownProposal : undefined
  const choose = (approve: boolean) => decide.mutate({ id: rule.id, approve })
  return (
    <>
      <Tag>{words.proposed}</Tag> {words.by(rule.proposedBy)}{' '}
      {mayApprove ? (
        <span className="messages-row-acts">
          <Button size="small" why={why} busy={decide.isPending} onClick={() => choose(true)}>
            {words.approve}
          </Button>
          <Button size="small" why={why} onClick={() => choose(false)}>
            {words.refuse}
          </Button>
        </span>
      ) : null}
      {decide.error === null ? null : <Failed error={decide.error} />}
    </>
  )
}
