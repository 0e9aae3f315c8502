import { useInfiniteQuery } from '@tanstack/react-query'
import { wholeYear } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Figure } from '#web/kit/Figure.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Empty, Failed, Loading } from '#web/kit/States.tsx'
import { DemoTag, Tag } from '#web/kit/Tag.tsx'
import { useWords } from '#web/words/useWords.ts'
import { useNarrow } from '../../web/plan/useNarrow.ts'
import type { LineShape } from '../shapes.ts'
import { ledgerWords } from './words.ts'

interface Props {
  readonly asked: {
    readonly regionId: string
    readonly year: number
    readonly unitId: string | undefined
  }
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
}

/** Lines of a year, newest first, a hundred at a time. */
export function LineTable({ asked, selected, onSelect }: Props) {
  const words = useWords(ledgerWords)
  const columns = useColumns()
  const lines = useInfiniteQuery(
    api.planning.ledgerLines.infiniteOptions({
      input: (after: { readonly day: LineShape['day']; readonly n: number } | null) => ({
        regionId: asked.regionId,
        ...wholeYear(asked.year),
        ...(asked.unitId === undefined ? {} : { unitId: asked.unitId }),
        ...(after === null ? {} : { afterDay: after.day, afterN: after.n }),
      }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
    }),
  )
  if (lines.isPending) return <Loading lines={8} />
  if (lines.isError) return <Failed error={lines.error} onRetry={() => void lines.refetch()} />
  return (
    <>
      <Ledger
        caption={words.lines}
        columns={columns}
        rows={lines.data.pages.flatMap((page) => page.lines)}
        keyOf={({ tallyId }) => tallyId}
        selected={selected}
        onSelect={onSelect}
        empty={<Empty title={words.none} normally={words.noneSays} />}
        copyable
        compact
      />
      {lines.hasNextPage ? (
        <Button busy={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </>
  )
}

function useColumns(): readonly Column<LineShape>[] {
  const words = useWords(ledgerWords)
  const narrow = useNarrow()
  const unit = (line: LineShape) => (
    <>
      {nameOf(words, line)} {line.demo ? <DemoTag /> : null}
    </>
  )
  const figure = (key: 'visits' | 'persons' | 'renfen'): Column<LineShape> => ({
    key,
    head: words[key],
    kind: 'figure',
    cell: (line) => <Counted line={line} figure={line[key]} />,
    value: (line) => line[key],
  })
  const state: Column<LineShape> = {
    key: 'state',
    head: words.state,
    wrap: true,
    cell: (line) => <LineState line={line} />,
    value: ({ stands }) => (stands ? words.stands : words.withdrawn),
  }
  if (narrow) {
    return [
      {
        key: 'unit',
        head: words.unit,
        wrap: true,
        cell: (line) => (
          <>
            {unit(line)}
            <span className="caption ledger-line">
              {line.day} {words.tracks[line.track]}
            </span>
            <span className="ledger-line">
              <LineState line={line} />
            </span>
          </>
        ),
      },
      figure('visits'),
      figure('renfen'),
    ]
  }
  return [
    { key: 'day', head: words.day, cell: ({ day }) => day, value: ({ day }) => day },
    { key: 'unit', head: words.unit, cell: unit, value: (line) => nameOf(words, line) },
    {
      key: 'track',
      head: words.track,
      cell: ({ track }) => words.tracks[track],
      value: ({ track }) => words.tracks[track],
    },
    figure('visits'),
    figure('persons'),
    figure('renfen'),
    {
      key: 'source',
      head: words.source,
      cell: ({ fileName }) => <span className="caption">{fileName}</span>,
      value: ({ fileName }) => fileName,
    },
    state,
  ]
}

/** A figure, struck through where it does not count. */
function Counted(props: { readonly line: LineShape; readonly figure: number | null }) {
  const shown = <Figure value={props.figure} />
  return props.line.stands ? shown : <s className="quiet">{shown}</s>
}

function LineState({ line }: { readonly line: LineShape }) {
  const words = useWords(ledgerWords)
  if (line.revertedAt !== null) return <Tag>{words.reverted}</Tag>
  if (!line.stands) return <Tag>{words.withdrawn}</Tag>
  if (line.openDispute !== null) return <Tag>{words.disputed}</Tag>
  const isMoved = line.corrections > 0 && line.firstUnitId !== line.unitId
  return isMoved ? <Tag>{words.moved(line.firstUnitName ?? words.otherUnit)}</Tag> : words.stands
}

type Sayings = (typeof ledgerWords)['zh']

const nameOf = (words: Sayings, { unitId, unitName }: LineShape): string =>
  unitId === null ? words.nobody : (unitName ?? words.otherUnit)
