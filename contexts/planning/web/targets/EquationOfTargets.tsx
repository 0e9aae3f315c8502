import { Basis } from '#web/kit/Basis.tsx'
import { Equation, Equations, type Term } from '#web/kit/Equation.tsx'
import { SeverityTag, Ticked } from '#web/kit/Tag.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { PlanShape } from '../../shapes.ts'
import { plainLabel } from '../plan/plain-label.ts'
import { type Figure, targetEquation } from './target-equation.ts'
import { targetWords } from './words.ts'

/** 15,987 = 10,118 + 1,055 + 4,814: the total, its parts, and what is still to be set. */
export function EquationOfTargets({ plan }: { readonly plan: PlanShape }) {
  const words = useWords(targetWords)
  const equation = targetEquation(plan.targets)
  if (equation === null) return <p className="caption">{words.totalPending}</p>

  const terms = equation.parts.map((figure): Term => {
    const caption = captionOf(figure, words)
    return figure.open
      ? { caption, value: figure.value, pending: true }
      : { caption, value: figure.value }
  })
  const { total, track } = equation

  return (
    <Equations
      note={
        <>
          {track === null ? null : <TrackSum track={track} />}
          <Basis unit={plan.unit} />
        </>
      }
    >
      <Equation left={[{ caption: total.label, value: total.value }]} right={terms} />
    </Equations>
  )
}

/** 团体 10,118 + 1,055 = 11,173; the tick stands only where that was found equal. */
function TrackSum({
  track,
}: {
  readonly track: NonNullable<NonNullable<ReturnType<typeof targetEquation>>['track']>
}) {
  const words = useWords(targetWords)
  const { label, parts, value, equal, asNoticed } = track
  const sum = `${parts.map((part) => number(part)).join(' + ')} ${equal ? '=' : '≠'} ${number(value)}`
  const said = words.trackSum(label, sum)
  return (
    <p>
      {equal ? (
        <Ticked>{asNoticed ? `${said}，${words.asNoticed}` : said}</Ticked>
      ) : (
        <SeverityTag severity="error">{said}</SeverityTag>
      )}
    </p>
  )
}

function captionOf({ of }: Figure, words: ReturnType<typeof useWords<typeof targetWords>>): string {
  switch (of.is) {
    case 'part':
      return words.partCaption(plainLabel(of.label), of.units)
    case 'pending':
      return words.pendingCaption(of.labels.join('、'))
    case 'unallocated':
      return words.unallocatedCaption(of.label)
    default:
      return words[of.is](of.units)
  }
}
