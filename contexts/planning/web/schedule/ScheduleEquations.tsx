import { memo, useMemo } from 'react'
import { Basis } from '#web/kit/Basis.tsx'
import { Equation, Equations } from '#web/kit/Equation.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { PlanShape } from '../../shapes.ts'
import { plainLabel } from '../plan/plain-label.ts'
import { scheduleEquations, type WholeEquation } from './schedule-equations.ts'
import { scheduleWords } from './words.ts'

/** 10,118 − 9,449 = 669, and 9,449 + 1,055 + 669 = 11,173: both margins of the schedule. */
export const ScheduleEquations = memo(function ScheduleEquations({
  plan,
}: {
  readonly plan: PlanShape
}) {
  const words = useWords(scheduleWords)
  const { pools, whole } = useMemo(() => scheduleEquations(plan), [plan])
  if (whole === null) return <p className="caption">{words.noTrack}</p>
  return (
    <div className="plan-equations">
      <Equations note={<Basis unit={plan.unit} bare />}>
        {pools.map(({ group, target, placed, pooled, pool }) => (
          <Equation
            key={group}
            left={[
              { caption: words.groupTarget(plainLabel(group)), value: target },
              { caption: words.groupPlaced(plainLabel(group)), value: placed, sign: '−' },
            ]}
            right={[{ caption: pool, value: pooled }]}
          />
        ))}
        <Whole whole={whole} />
      </Equations>
    </div>
  )
})

function Whole({ whole }: { readonly whole: WholeEquation }) {
  const words = useWords(scheduleWords)
  const { terms, unscheduled, track, target } = whole
  const captions = {
    members: (label: string) => words.groupPlaced(plainLabel(label)),
    group: plainLabel,
    pool: (label: string) => label,
    units: () => words.unitsPlaced,
  }
  const placed = terms.map(({ is, label, value }) => ({ caption: captions[is](label), value }))
  const open =
    unscheduled === null
      ? []
      : [
          {
            caption: words.unscheduledUnits(unscheduled.units),
            value: unscheduled.value,
            pending: true,
          },
        ]
  const total = [...placed, ...open].reduce((sum, { value }) => sum + value, 0)
  const agrees = total === target && open.length === 0
  return (
    <Equation
      left={[...placed, ...open]}
      right={[{ caption: agrees ? words.agrees(track) : words.trackTarget(track), value: target }]}
    />
  )
}
