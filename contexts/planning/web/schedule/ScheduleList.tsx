import { useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { number, unitNames } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { ItemShape, PlanShape } from '../../shapes.ts'
import { noticeOf } from '../plan/notice-of.ts'
import { SourceLink } from '../plan/SourceLink.tsx'
import { useNarrow } from '../plan/useNarrow.ts'
import { gridWords } from './grid-words.ts'
import { useItemName } from './item-name.ts'
import { scheduleWords } from './words.ts'

interface Props {
  readonly plan: PlanShape
  readonly selected: string | undefined
  readonly onSelect: (item: string) => void
}

/** How many spans are drawn at first, and more at a time. */
const portion = 300

/** The same spans as a table, to sort and to copy. */
export function ScheduleList({ plan, selected, onSelect }: Props) {
  const words = useWords(scheduleWords)
  const grid = useWords(gridWords)
  const language = useLanguage()
  const narrow = useNarrow()
  const [count, setCount] = useState(portion)
  const nameOf = useItemName(plan)
  const total = plan.items.reduce((sum, { amount }) => sum + amount, 0)
  const days: readonly Column<ItemShape>[] = [
    { key: 'from', head: words.from, cell: ({ from }) => from, value: ({ from }) => from },
    { key: 'to', head: words.to, cell: ({ to }) => to, value: ({ to }) => to },
  ]
  const source: Column<ItemShape> = {
    key: 'source',
    head: words.source,
    cell: ({ source }) => <SourceLink noticeId={noticeOf(plan)} source={source} />,
  }
  const columns: readonly Column<ItemShape>[] = [
    { key: 'unit', head: words.unit, cell: nameOf, value: nameOf, total: words.sum },
    { key: 'period', head: words.period, cell: ({ text }) => text, value: ({ from }) => from },
    ...(narrow ? [] : days),
    {
      key: 'amount',
      head: words.amount,
      unit: unitNames[plan.unit][language],
      kind: 'figure',
      main: true,
      cell: ({ amount }) => number(amount),
      value: ({ amount }) => amount,
      total: number(total),
    },
    ...(narrow ? [] : [source]),
  ]
  const rest = plan.items.length - count
  return (
    <>
      <Ledger
        caption={words.title(plan.year)}
        columns={columns}
        rows={rest > 0 ? plan.items.slice(0, count) : plan.items}
        keyOf={({ key }) => key}
        selected={selected}
        onSelect={onSelect}
        copyable
      />
      {rest > 0 ? (
        <Button onClick={() => setCount(count + portion)}>
          {grid.moreItems(number(Math.min(rest, portion)))}
        </Button>
      ) : null}
    </>
  )
}
