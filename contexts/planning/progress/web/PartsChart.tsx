import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { Chart } from '#web/kit/Chart.tsx'
import { treemap } from '#web/kit/chart-options.ts'
import { Figure } from '#web/kit/Figure.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { PlanLegend } from '#web/kit/PlanLegend.tsx'
import type { Palette } from '#web/tokens.ts'
import { signed } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { CockpitShape } from '../shapes.ts'
import { nameOfPart, partsTitle } from './cockpit-text.ts'
import { cockpitWords } from './cockpit-words.ts'
import { progressWords } from './words.ts'

type ShownPart = CockpitShape['parts'][number]

/** Where: area is the target, shade the difference from what should be done by now. */
export function PartsChart({ cockpit, unit }: { cockpit: CockpitShape; unit: string }) {
  const words = useWords(cockpitWords)
  const { states } = useWords(progressWords)
  const { parts, ground } = cockpit
  const option = useCallback(
    (palette: Palette) =>
      treemap(
        parts.map((part) => ({ ...part, name: shortName(nameOfPart(words, part)) })),
        palette,
        states.unscheduled,
      ),
    [parts, words, states],
  )
  return (
    <Chart
      title={partsTitle(words, cockpit)}
      note={words.parts.note(unit)}
      option={option}
      summary={words.parts.summary(parts.length)}
      table={<PartsTable parts={parts} />}
      height={196}
      legend={
        <>
          <PlanLegend />
          <Link to="/progress" search={{ region: ground.regionId, year: ground.year } as never}>
            {words.parts.toTable}
          </Link>
        </>
      }
    />
  )
}

/** 夏阳街道 is 夏阳 where room is short; the table has the whole name. */
const shortName = (name: string): string => name.replace(/(?<=^.{2,})(街道|镇|乡)$/u, '')

function PartsTable({ parts }: { parts: readonly ShownPart[] }) {
  const words = useWords(cockpitWords)
  const { list, states } = useWords(progressWords)
  const figure = (
    key: 'target' | 'toDate' | 'actual',
    missing: 'no-data' | 'unscheduled',
  ): Column<ShownPart> => ({
    key,
    head: list[key],
    kind: 'figure',
    cell: (part) => <Figure value={part[key]} missing={missing} />,
    value: (part) => part[key],
  })
  return (
    <Ledger
      caption={words.parts.title}
      compact
      copyable
      keyOf={({ key, label }) => `${key} ${label}`}
      rows={parts}
      columns={[
        {
          key: 'unit',
          head: list.unit,
          cell: (part) => nameOfPart(words, part),
          value: (part) => nameOfPart(words, part),
        },
        figure('target', 'no-data'),
        figure('toDate', 'unscheduled'),
        figure('actual', 'no-data'),
        {
          key: 'gap',
          head: list.gap,
          kind: 'figure',
          cell: ({ gap }) => (gap === null ? null : signed(gap)),
          value: ({ gap }) => gap,
        },
        {
          key: 'state',
          head: list.state,
          cell: ({ state }) => states[state],
          value: ({ state }) => states[state],
        },
      ]}
    />
  )
}
