import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Failed } from '#web/kit/States.tsx'
import { UndoToast } from '#web/kit/UndoToast.tsx'
import { useMay } from '#web/me.ts'
import { number, span } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { useOneStep } from '../../feasibility/web/use-one-step.ts'
import type { PlanChange } from '../../rules/change.ts'
import type { PlanShape } from '../../shapes.ts'
import type { ArrangementShape, OutcomeShape } from '../shapes.ts'
import { usePeriodName } from './usePeriodName.ts'
import { arrangingWords } from './words.ts'

interface Props {
  readonly run: ArrangementShape
  readonly outcome: Extract<OutcomeShape, { is: 'proposal' }>
  readonly plan: PlanShape
}

type Item = Props['outcome']['items'][number]

/** Every span as it is and as proposed; what is chosen is accepted as one step that can be undone. */
export function ProposalTable({ run, outcome, plan }: Props) {
  const words = useWords(arrangingWords)
  const changing = outcome.items.filter(({ same }) => !same)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(changing.map(({ key }) => key)),
  )
  const queries = useQueryClient()
  const step = useOneStep(plan)
  const [count, setCount] = useState(0)
  const accept = useMutation(
    api.planning.acceptArrangement.mutationOptions({
      onSuccess: async ({ changed, undo }) => {
        setCount(changed)
        await queries.invalidateQueries({ queryKey: api.planning.key() })
        // What the server answers is what it takes.
        step.made(undo as readonly PlanChange[])
      },
    }),
  )
  const mayAccept =
    useMay('planning.change') &&
    plan.revision.state === 'draft' &&
    run.acceptedAt === null &&
    plan.revision.id === run.revisionId
  const choose = (key: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(key)
    else next.delete(key)
    setChosen(next)
  }
  const columns = useColumns(run, mayAccept ? { chosen, choose } : undefined)
  return (
    <>
      {accept.error === null ? null : <Failed error={accept.error} />}
      {step.error === null ? null : <Failed error={step.error} />}
      <p className="arrange-begin">
        {mayAccept ? (
          <>
            <Button
              kind="primary"
              busy={accept.isPending}
              why={chosen.size === 0 ? words.none : undefined}
              onClick={() => accept.mutate({ id: run.id, keys: [...chosen] })}
            >
              {words.accept(number(chosen.size))}
            </Button>{' '}
            <button
              type="button"
              className="link-button"
              onClick={() => setChosen(new Set(changing.map(({ key }) => key)))}
            >
              {words.chooseAll}
            </button>{' '}
            <span className="caption">{words.reject}</span>
          </>
        ) : run.acceptedAt === null ? null : (
          <span className="quiet">{words.acceptedAlready}</span>
        )}
      </p>
      <Ledger
        caption={words.table}
        columns={columns}
        rows={[...changing, ...outcome.items.filter(({ same }) => same)]}
        keyOf={({ key }) => key}
        compact
        copyable
      />
      {step.undo === undefined ? null : (
        <UndoToast
          says={words.acceptedNow(number(count))}
          onUndo={step.undo}
          onGone={step.forget}
        />
      )}
    </>
  )
}

interface Choosing {
  readonly chosen: ReadonlySet<string>
  readonly choose: (key: string, on: boolean) => void
}

function useColumns(run: ArrangementShape, choosing: Choosing | undefined): Column<Item>[] {
  const words = useWords(arrangingWords)
  const period = usePeriodName(run.year, run.asked.grain)
  const name = ({ label, area }: Item) => (area === null ? label : `${label} ${area}`)
  const where = ({ shares }: Item) => period.run(shares[0]!.at, shares.at(-1)!.at)
  const drives = ({ shares }: Item) =>
    shares.reduce<number | null>(
      (sum, one) => (sum === null || one.drives === null ? null : sum + one.drives),
      0,
    )
  return [
    { key: 'name', head: words.name, cell: name, value: name },
    {
      key: 'amount',
      head: words.amount,
      unit: words.renfen,
      kind: 'figure',
      cell: ({ amount }) => number(amount),
      value: ({ amount }) => amount,
    },
    {
      key: 'now',
      head: words.now,
      cell: ({ now }) =>
        now === null ? <span className="quiet">{words.notPlaced}</span> : span(now),
      value: ({ now }) => now?.from,
    },
    {
      key: 'proposed',
      head: words.proposed,
      main: true,
      cell: (item) => (item.same ? <span className="quiet">{words.same}</span> : where(item)),
      value: ({ span: { from } }) => from,
    },
    {
      key: 'drives',
      head: words.drives,
      kind: 'figure',
      cell: (item) => {
        const count = drives(item)
        return count === null ? '--' : number(count)
      },
      value: drives,
    },
    ...(choosing === undefined
      ? []
      : [
          {
            key: 'choose',
            head: words.choose,
            kind: 'centre' as const,
            cell: (item: Item) =>
              item.same ? null : (
                <input
                  type="checkbox"
                  aria-label={`${words.choose} ${name(item)}`}
                  checked={choosing.chosen.has(item.key)}
                  onChange={({ target }) => choosing.choose(item.key, target.checked)}
                />
              ),
          },
        ]),
  ]
}
