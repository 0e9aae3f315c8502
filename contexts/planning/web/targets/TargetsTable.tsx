import type { ReactNode } from 'react'
import { CapBar } from '#web/kit/CapBar.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { DemoTag } from '#web/kit/Tag.tsx'
import { number, percent, unitNames } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { PlanShape } from '../../shapes.ts'
import { noticeOf } from '../plan/notice-of.ts'
import { useNarrow } from '../plan/useNarrow.ts'
import { HeadcountOf } from './HeadcountOf.tsx'
import { Hints } from './Hints.tsx'
import { columnsOf, headcountSource, type TargetRow } from './target-rows.ts'
import { targetWords } from './words.ts'

interface Props {
  readonly plan: PlanShape
  readonly rows: readonly TargetRow[]
  /** What the assistant would give a unit, where it can say; empty: no such column. */
  readonly suggested: ReadonlyMap<string, number>
  /** The panel of a part is open beside it. */
  readonly beside: boolean
  readonly selected: string | undefined
  readonly onSelect: (key: string) => void
  /** Enter on a row. */
  readonly onOpen: (key: string) => void
  /** A press on the name: the panel with the details. */
  readonly onDetails: (key: string) => void
  /** The target's own cell: a figure, or the field it is edited in. */
  readonly targetCell: (row: TargetRow) => ReactNode
  readonly tools?: ReactNode
}

/** The ledger of targets: groups and units in the order of the annexes, each with what holds it. */
export function TargetsTable(props: Props) {
  const { plan, rows, selected, onSelect, onOpen, tools } = props
  const words = useWords(targetWords)
  const columns = useColumns(props)
  return (
    <div className="plan-targets">
      <Ledger
        caption={words.title(plan.year)}
        columns={columns}
        rows={rows}
        keyOf={({ key }) => key}
        kindOf={({ kind }) => kind}
        selected={selected}
        onSelect={onSelect}
        onOpen={onOpen}
        sortable={false}
        copyable
        tools={tools}
      />
    </div>
  )
}

function useColumns(props: Props): readonly Column<TargetRow>[] {
  const { plan, rows, suggested, targetCell, onDetails } = props
  const words = useWords(targetWords)
  const language = useLanguage()
  const has = columnsOf(rows)
  const narrow = useNarrow()
  // Beside the panel, and on a phone, the table says what the panel does not.
  const room = !narrow && !props.beside
  const from = headcountSource(rows)
  const source = from === null ? undefined : invented.test(from) ? <DemoTag>{from}</DemoTag> : from
  const figure = (
    key: string,
    head: string,
    of: (row: TargetRow) => number | null,
  ): Column<TargetRow> => ({
    key,
    head,
    kind: 'figure',
    value: of,
    cell: (row) => <Figure value={of(row)} />,
  })

  return [
    {
      key: 'unit',
      head: words.unit,
      cell: (row) => <Name row={row} onDetails={onDetails} />,
      value: ({ target }) => target.label,
    },
    ...(room && has.lastTarget ? [figure('last', words.lastTarget, (row) => row.lastTarget)] : []),
    ...(room && has.lastDone ? [figure('done', words.lastDone, (row) => row.lastDone)] : []),
    ...(room && has.headcount
      ? [
          {
            ...figure('headcount', words.headcount, (row) => row.headcount),
            cell: (row: TargetRow) => <HeadcountOf row={row} />,
            group: source,
          },
        ]
      : []),
    ...(room && suggested.size > 0
      ? [figure('suggestion', words.suggestion, ({ key }) => suggested.get(key) ?? null)]
      : []),
    {
      key: 'target',
      head: words.target,
      unit: unitNames[plan.unit][language],
      kind: 'figure',
      main: true,
      width: 132,
      value: ({ target }) => target.amount,
      cell: targetCell,
    },
    ...(!narrow && has.headcount
      ? [
          {
            key: 'share',
            head: has.cap ? words.share : words.shareNoCap,
            width: 208,
            value: ({ share }: TargetRow) => share,
            cell: (row: TargetRow) => <Share row={row} />,
          },
        ]
      : []),
    {
      key: 'hint',
      head: words.hint,
      cell: (row) => <Hints row={row} noticeId={noticeOf(plan)} />,
    },
  ]
}

/** Head-counts of a demonstration that no document states say so in their source. */
const invented = /演示/

function Name({ row, onDetails }: { readonly row: TargetRow } & Pick<Props, 'onDetails'>) {
  const words = useWords(targetWords)
  return (
    <span className="plan-name" data-level={row.level}>
      <button
        type="button"
        className="plan-open"
        tabIndex={-1}
        title={words.details(row.target.label)}
        onClick={() => onDetails(row.key)}
      >
        {row.target.label}
      </button>
      {row.units === 0 ? null : (
        <span className="caption"> {words.members(number(row.units))}</span>
      )}
    </span>
  )
}

function Figure({ value }: { readonly value: number | null }) {
  if (value !== null) return <span className="plan-quiet">{number(value)}</span>
  return <Missing kind="no-data" />
}

/** A unit's share with the tick of its ceiling; of a group, what the ceiling is. */
function Share({ row }: { readonly row: TargetRow }) {
  const words = useWords(targetWords)
  const { cap, target, share } = row
  if (row.kind !== 'row') {
    return cap === null ? null : (
      <span className="caption" title={cap.citation}>
        {words.ceiling(words.bases[cap.basis], percent(cap.ratio))}
      </span>
    )
  }
  if (share === null && cap !== null) {
    return (
      <span className="caption" title={words.uncheckedSays}>
        {words.unchecked}
      </span>
    )
  }
  if (share !== null && cap === null) return percent(share, 2)
  return <CapBar share={share} cap={target.cap?.ratio ?? null} />
}
