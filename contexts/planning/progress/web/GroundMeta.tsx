import { AsOf } from '#web/kit/AsOf.tsx'
import { Basis } from '#web/kit/Basis.tsx'
import { DemoTag, SeverityTag } from '#web/kit/Tag.tsx'
import { number } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { collectedBasis, collectedDefinitions } from '../rules/counted-words.ts'
import type { GroundShape } from '../shapes.ts'
import type { GroundOfPage } from './useGround.ts'
import { progressWords } from './words.ts'

/** Whose year, in what it is counted, how far the figures go and where they come from. */
export function GroundMeta({ of, ground }: { of: GroundShape; ground: GroundOfPage }) {
  const words = useWords(progressWords)
  const language = useLanguage()
  const { asOf } = of
  const files = asOf.sources.map(({ fileName }) => fileName).join('、')
  return (
    <>
      <PlanChoice of={of} ground={ground} />
      <Basis
        unit={of.unit}
        name={collectedBasis[of.unit][language]}
        says={collectedDefinitions[of.unit][language]}
      />
      {asOf.lastDay === null ? (
        <span>{words.asOfNothing}</span>
      ) : (
        <AsOf
          at={of.on}
          {...(asOf.staleDays === null ? {} : { stale: words.stale(number(asOf.staleDays)) })}
        />
      )}
      {files === '' ? null : <span className="progress-files">{words.sources(files)}</span>}
      {of.inForce ? null : <SeverityTag severity="note">{words.notInForce}</SeverityTag>}
      {asOf.demo ? <DemoTag>{words.demo}</DemoTag> : null}
    </>
  )
}

/** The year and region; with more than one plan within reach they can be chosen between. */
function PlanChoice({ of, ground }: { of: GroundShape; ground: GroundOfPage }) {
  const words = useWords(progressWords)
  const plans = ground.plans.data ?? []
  const name = (year: number, region: string) => words.year(String(year), region)
  if (plans.length < 2) return <b className="progress-plan">{name(of.year, of.regionName)}</b>
  return (
    <select
      className="input progress-choice"
      aria-label={words.plan}
      value={of.planId}
      onChange={({ target }) => {
        const plan = plans.find(({ id }) => id === target.value)!
        ground.setView({ region: plan.regionId, year: plan.year, on: undefined }, 'push')
      }}
    >
      {plans.map(({ id, year, regionName }) => (
        <option key={id} value={id}>
          {name(year, regionName)}
        </option>
      ))}
    </select>
  )
}
