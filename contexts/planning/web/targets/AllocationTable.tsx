import { AmountInput } from '#web/kit/AmountInput.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { number, signed } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { Method, Proposal } from '../../rules/allocation.ts'
import { whyText } from '../../rules/allocation-words.ts'
import type { TargetShape } from '../../shapes.ts'
import type { Wish } from './allocating.ts'
import { assistantWords } from './assistant-words.ts'

interface Props {
  readonly units: readonly TargetShape[]
  readonly method: Method
  readonly proposals: ReadonlyMap<string, Proposal>
  readonly wishes: ReadonlyMap<string, Wish>
  readonly onWish: (key: string, wish: Wish) => void
  /** Units whose proposal is not used. */
  readonly left: ReadonlySet<string>
  readonly onLeave: (key: string, leave: boolean) => void
}

/** Unit by unit: what it is weighed by, its bounds, the present, the proposal, and why. */
export function AllocationTable(props: Props) {
  const words = useWords(assistantWords)
  const columns = useColumns(props)
  return (
    <div className="plan-preview">
      <Ledger
        caption={words.proposal}
        columns={columns}
        rows={props.units}
        keyOf={({ key }) => key}
        sortable={false}
        compact
      />
    </div>
  )
}

function useColumns(props: Props): readonly Column<TargetShape>[] {
  const { proposals, left, onLeave } = props
  const words = useWords(assistantWords)
  const language = useLanguage()

  return [
    {
      key: 'unit',
      head: `${words.unit}，${words.why}`,
      wrap: true,
      cell: ({ key, label }) => {
        const why = proposals.get(key)?.why
        return (
          <>
            {label}
            {why === undefined ? null : <p className="caption">{whyText(why)[language]}</p>}
          </>
        )
      },
    },
    ...useWishColumns(props),
    {
      key: 'now',
      head: words.now,
      kind: 'figure',
      cell: ({ amount }) => (amount === null ? <Missing kind="pending" /> : number(amount)),
    },
    {
      key: 'proposal',
      head: words.proposal,
      kind: 'figure',
      main: true,
      cell: ({ key }) => {
        const proposal = proposals.get(key)
        return proposal === undefined ? <Missing kind="no-data" /> : number(proposal.amount)
      },
    },
    {
      key: 'change',
      head: words.change,
      kind: 'figure',
      cell: ({ key, amount }) => {
        const proposal = proposals.get(key)
        return proposal === undefined ? null : signed(proposal.amount - (amount ?? 0))
      },
    },
    {
      key: 'use',
      head: words.apply,
      kind: 'centre',
      cell: ({ key, label }) => (
        <input
          type="checkbox"
          aria-label={`${words.apply} ${label}`}
          checked={!left.has(key)}
          onChange={(event) => onLeave(key, !event.target.checked)}
        />
      ),
    },
  ]
}

function useWishColumns({ method, wishes, onWish }: Props): readonly Column<TargetShape>[] {
  const words = useWords(assistantWords)
  return [
    {
      key: 'basis',
      head: words.methods[method],
      kind: 'figure',
      width: 92,
      cell: (unit) => <BasisOf unit={unit} method={method} wishes={wishes} onWish={onWish} />,
    },
    {
      key: 'floor',
      head: words.floor,
      kind: 'figure',
      width: 76,
      cell: ({ key, label }) => (
        <AmountInput
          bare
          label={`${words.floor} ${label}`}
          value={wishes.get(key)?.floor ?? null}
          onCommit={(floor) => onWish(key, { floor })}
        />
      ),
    },
    {
      key: 'cap',
      head: words.cap,
      kind: 'figure',
      width: 76,
      cell: ({ key, label, cap }) => (
        <AmountInput
          bare
          label={`${words.cap} ${label}`}
          value={wishes.get(key)?.cap ?? cap?.amount ?? null}
          onCommit={(ceiling) => onWish(key, { cap: ceiling })}
        />
      ),
    },
    {
      key: 'fixed',
      head: words.fixed,
      kind: 'centre',
      cell: ({ key, label, amount }) => (
        <input
          type="checkbox"
          aria-label={`${words.fixed} ${label}`}
          disabled={amount === null}
          checked={wishes.get(key)?.fixed === true}
          onChange={(event) => onWish(key, { fixed: event.target.checked })}
        />
      ),
    },
  ]
}

function BasisOf(
  props: Pick<Props, 'method' | 'wishes' | 'onWish'> & { readonly unit: TargetShape },
) {
  const { unit, method, wishes, onWish } = props
  const words = useWords(assistantWords)
  if (method === 'weights') {
    const weight = wishes.get(unit.key)?.weight
    return (
      <AmountInput
        bare
        label={`${words.weight} ${unit.label}`}
        value={weight === undefined ? 1 : weight}
        onCommit={(value) => onWish(unit.key, { weight: value })}
      />
    )
  }
  const known = method === 'headcount' ? unit.headcount?.amount : unit.lastYear?.target
  return known == null ? <Missing kind="blank" /> : number(known)
}
