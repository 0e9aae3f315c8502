import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Calm } from '#web/kit/Calm.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Section } from '#web/kit/Page.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { DemoTag } from '#web/kit/Tag.tsx'
import { useMay } from '#web/me.ts'
import { number, quantity, signed } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { BelowShape } from '../../progress/shapes.ts'
import { belowColumns, StateTag } from '../../progress/web/below-columns.tsx'
import { FromAbove } from '../../progress/web/FromAbove.tsx'
import { progressWords } from '../../progress/web/words.ts'
import type { HandedDownShape } from '../../shapes.ts'
import { useNarrow } from '../plan/useNarrow.ts'
import { todayWords } from './words.ts'
import './today.css'

/**
 * What was issued to the units of a liaison's region: target, progress, periods, document. Who works on
 * plans of their own is shown only what comes from a region above.
 */
export function HandedDown() {
  return useMay('planning.see') ? <FromAbove /> : <IssuedToUnits />
}

function IssuedToUnits() {
  const words = useWords(todayWords)
  const language = useLanguage()
  const sayings = useWords(progressWords)
  const issued = useQuery(api.planning.handedDown.queryOptions())
  const { data: parts = [] } = useQuery(api.planning.progressBelow.queryOptions())
  const partOf = ({ planId, label }: HandedDownShape) =>
    parts.find((part) => part.planId === planId && part.label === label)
  const narrow = useNarrow()
  const said = belowColumns(sayings, partOf)
  const narrowColumns: readonly Column<HandedDownShape>[] = [
    {
      key: 'unit',
      head: words.unit,
      wrap: true,
      cell: (row) => {
        const done = partOf(row)?.actual ?? null
        const { label, demo, amount, unit, year, items } = row
        const target = amount === null ? words.pending : quantity({ amount, unit }, language)
        return (
          <>
            {label} {demo ? <DemoTag /> : null}
            <span className="handed-line">
              {year}：{done === null ? '--' : number(done)} / {target}
            </span>
            <Standing part={partOf(row)} />
            {items.map(({ text, area, from, amount }) => (
              <span key={`${from} ${area}`} className="caption handed-line">
                {text}
                {area === null ? '' : `（${area}）`} {quantity({ amount, unit }, language)}
              </span>
            ))}
          </>
        )
      },
      value: ({ label }) => label,
    },
    {
      key: 'state',
      head: sayings.list.state,
      cell: (row) => {
        const part = partOf(row)
        return part === undefined || part.lastDay === null ? null : (
          <StateTag part={part} words={sayings} />
        )
      },
    },
  ]
  const columns: readonly Column<HandedDownShape>[] = [
    {
      key: 'unit',
      head: words.unit,
      cell: ({ label, demo }) => (
        <>
          {label} {demo ? <DemoTag /> : null}
        </>
      ),
      value: ({ label }) => label,
    },
    {
      key: 'year',
      head: words.year,
      kind: 'figure',
      cell: ({ year }) => year,
      value: (row) => row.year,
    },
    {
      key: 'target',
      head: words.target,
      kind: 'figure',
      cell: ({ amount, unit }) =>
        amount === null ? words.pending : quantity({ amount, unit }, language),
      value: ({ amount }) => amount,
    },
    ...said,
    {
      key: 'when',
      head: words.when,
      wrap: true,
      cell: ({ items, unit }) =>
        items.map(({ text, area, from, amount }) => (
          <p key={`${from} ${area}`}>
            {text}
            {area === null ? '' : `（${area}）`} {quantity({ amount, unit }, language)}
          </p>
        )),
      value: ({ items }) => items.map(({ text }) => text).join('、'),
    },
    {
      key: 'from',
      head: words.from,
      wrap: true,
      cell: ({ from, documentNumber, effectiveOn }) => (
        <>
          {from}{' '}
          <span className="caption">
            {documentNumber === null ? '' : words.document(documentNumber)}{' '}
            {effectiveOn === null ? '' : words.effective(effectiveOn)}
          </span>
        </>
      ),
      value: ({ from }) => from,
    },
  ]

  return (
    <Section title={words.handedDown}>
      <Loaded query={issued} lines={4}>
        {(rows) => (
          <Ledger
            caption={words.handedDown}
            columns={narrow ? narrowColumns : columns}
            rows={rows}
            keyOf={({ planId, label }) => `${planId} ${label}`}
            copyable
            empty={<Calm says={words.noneHanded} normally={words.noneHandedSays} />}
          />
        )}
      </Loaded>
    </Section>
  )
}

/** On a phone: how far from the plan, and as of when. */
function Standing({ part }: { readonly part: BelowShape | undefined }) {
  const words = useWords(progressWords)
  if (part === undefined || part.lastDay === null) {
    return <span className="caption handed-line">{words.below.nothing}</span>
  }
  return (
    <span className="caption handed-line">
      {part.gap === null ? null : `${words.list.gap} ${signed(part.gap)}　`}
      {words.below.on(part.on)}
    </span>
  )
}
