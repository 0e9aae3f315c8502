import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { useNarrow } from '../../web/plan/useNarrow.ts'
import { type PeriodKind, periodName, periodsIn } from '../rules/spans.ts'
import { stateNames } from '../rules/state-names.ts'
import type { MatrixShape, PeriodCellShape } from '../shapes.ts'
import { periodWords } from './words.ts'

type Region = MatrixShape['regions'][number]

interface Props {
  readonly of: MatrixShape
  readonly kind: PeriodKind
  readonly selected: string | undefined
  readonly onOpen: (at: string) => void
}

/** Regions down and periods across, each cell a word; on a phone a region's periods one below another. */
export function PeriodMatrix(props: Props) {
  const words = useWords(periodWords)
  const narrow = useNarrow()
  const { of, kind } = props
  if (narrow) return <PeriodLists {...props} />
  const short = (number: number) => shortName(kind, number, of.year)
  const columns: readonly Column<Region>[] = [
    {
      key: 'region',
      head: words.region,
      cell: ({ name, depth }) => (depth === 0 ? <strong>{name}</strong> : <span>　{name}</span>),
      value: ({ name }) => name,
    },
    ...Array.from({ length: periodsIn(kind) }, (_, at): Column<Region> => {
      const cellOf = ({ cells }: Region) => cells.find(isAt(kind, at + 1))!
      return {
        key: `${at + 1}`,
        head: short(at + 1),
        kind: 'centre',
        cell: (region) => (
          <CellButton {...props} of={cellOf(region)} year={of.year} region={region} />
        ),
        value: (region) => stateNames[cellOf(region).state].zh,
      }
    }),
  ]
  return (
    <Ledger
      caption={words.caption}
      columns={columns}
      rows={of.regions}
      keyOf={({ id }) => id}
      sortable={false}
      copyable
    />
  )
}

function PeriodLists(props: Props) {
  const words = useWords(periodWords)
  const language = useLanguage()
  const { of, kind } = props
  return of.regions.map((region) => (
    <Ledger
      key={region.id}
      caption={region.name}
      note={<strong>{region.name}</strong>}
      columns={[
        {
          key: 'period',
          head: words.kind,
          cell: ({ number }) => periodName(of.year, { kind, number })[language],
        },
        {
          key: 'state',
          head: words.plainTitle,
          cell: (cell) => <CellButton {...props} of={cell} year={of.year} region={region} />,
        },
      ]}
      rows={region.cells.filter((cell) => cell.kind === kind)}
      keyOf={({ number }: PeriodCellShape) => `${number}`}
      sortable={false}
    />
  ))
}

function CellButton(
  props: Omit<Props, 'of'> & {
    readonly of: PeriodCellShape
    readonly year: number
    readonly region: Region
  },
) {
  const { of, year, region, selected, onOpen } = props
  const words = useWords(periodWords)
  const language = useLanguage()
  const { kind, number, state, over } = of
  const at = `${kind}-${number}-${of.regionId}`
  const future = !over && state === 'open'
  const word = future ? words.notOver : stateNames[state][language]
  return (
    <button
      type="button"
      className="period-cell"
      data-state={state}
      data-future={future || undefined}
      data-on={at === selected || undefined}
      aria-label={`${region.name} ${periodName(year, { kind, number })[language]} ${word}`}
      onClick={() => onOpen(at)}
    >
      {word}
    </button>
  )
}

const isAt = (kind: PeriodKind, number: number) => (cell: PeriodCellShape) =>
  cell.kind === kind && cell.number === number

const shortName = (kind: PeriodKind, number: number, year: number): string =>
  kind === 'year' ? `${year}` : kind === 'quarter' ? `Q${number}` : `${number}月`
