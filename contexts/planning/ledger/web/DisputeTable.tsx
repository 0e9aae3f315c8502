import type { Instant } from '#kernel/days.ts'
import { Figure } from '#web/kit/Figure.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Empty } from '#web/kit/States.tsx'
import { Tag } from '#web/kit/Tag.tsx'
import { moment } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { useNarrow } from '../../web/plan/useNarrow.ts'
import type { DisputeShape } from '../shapes.ts'
import { ledgerWords } from './words.ts'

interface Props {
  readonly disputes: readonly DisputeShape[]
  readonly selected: string | undefined
  readonly onSelect: (tallyId: string) => void
}

/** Disputed credits, open ones first. */
export function DisputeTable({ disputes, selected, onSelect }: Props) {
  const words = useWords(ledgerWords)
  const columns = useColumns()
  const at = disputes.find(({ tallyId }) => tallyId === selected)?.id
  return (
    <Ledger
      caption={words.disputes}
      columns={columns}
      rows={disputes}
      keyOf={({ id }) => id}
      selected={at}
      onSelect={(id) => onSelect(disputes.find((one) => one.id === id)!.tallyId)}
      sortable={false}
      empty={<Empty title={words.noDisputes} normally={words.noDisputesSays} />}
    />
  )
}

function useColumns(): readonly Column<DisputeShape>[] {
  const words = useWords(ledgerWords)
  const narrow = useNarrow()
  const state = ({ decision, movedToName }: DisputeShape) =>
    decision === null ? (
      <Tag>{words.open}</Tag>
    ) : (
      <>
        {words.results[decision]} {movedToName}
      </>
    )
  const raised = ({ raisedBy, raisedAt }: DisputeShape) =>
    words.by(raisedBy ?? words.programme, moment(raisedAt as Instant))
  const unit = ({ unitName }: DisputeShape) => unitName ?? words.nobody
  const visits: Column<DisputeShape> = {
    key: 'visits',
    head: words.visits,
    kind: 'figure',
    cell: (dispute) => <Figure value={dispute.visits} />,
  }
  if (narrow) {
    return [
      {
        key: 'unit',
        head: words.unit,
        wrap: true,
        cell: (dispute) => (
          <>
            {unit(dispute)} {state(dispute)}
            <span className="ledger-line">{dispute.reason}</span>
            <span className="caption ledger-line">{raised(dispute)}</span>
          </>
        ),
      },
      visits,
    ]
  }
  return [
    { key: 'state', head: words.state, cell: state },
    { key: 'unit', head: words.unit, cell: unit },
    { key: 'day', head: words.day, cell: ({ day }) => day },
    visits,
    { key: 'reason', head: words.reason, wrap: true, cell: ({ reason }) => reason },
    { key: 'raised', head: words.raised, cell: raised },
  ]
}
