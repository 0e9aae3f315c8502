import { SeverityTag, Ticked } from '#web/kit/Tag.tsx'
import { number, signed } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { TargetShape } from '../../shapes.ts'
import { targetSums } from './target-rows.ts'
import { targetWords } from './words.ts'

/** The foot of the page: the units' sum beside their track, and what stands open. */
export function TargetsSums({ targets }: { readonly targets: readonly TargetShape[] }) {
  const words = useWords(targetWords)
  const sums = targetSums(targets)
  const counts = [
    [words.pending, sums.pending],
    [words.unallocated, sums.unallocated],
    [words.overCap, sums.overCap],
    [words.uncounted, sums.uncounted],
  ] as const

  return (
    <>
      {sums.track === null ? (
        <span className="nowrap">
          {words.sum} <b>{number(sums.given)}</b>
        </span>
      ) : (
        <>
          <span className="nowrap">
            {words.sum} <b>{number(sums.given)}</b> {sums.given === sums.track ? '=' : '≠'}{' '}
            {words.trackTarget} <b>{number(sums.track)}</b>
          </span>
          {sums.given === sums.track ? (
            <Ticked>{words.agrees}</Ticked>
          ) : (
            <SeverityTag severity="warning">
              {words.off(signed(sums.given - sums.track))}
            </SeverityTag>
          )}
        </>
      )}
      {counts.map(([name, value]) =>
        value === 0 ? null : (
          <span key={name} className="nowrap">
            {name} <b>{number(value)}</b>
          </span>
        ),
      )}
    </>
  )
}
