import type { Instant } from '#kernel/days.ts'
import { moment, number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { FactsShape } from '../shapes.ts'
import { paperWords } from './words.ts'

/** How complete the figures are that a report stands on, as known when it was written. */
export function QualityStrip({ of: { quality } }: { readonly of: FactsShape }) {
  const words = useWords(paperWords)
  if (quality === null) return null
  const { lastDay, importedAt, staleDays, finished, withFigures, without, besideVisits, demo } =
    quality
  const facts: [string, string][] =
    lastDay === null
      ? [[words.quality, words.nothingYet]]
      : [
          [
            words.lastDay,
            `${lastDay}${staleDays === null ? '' : ` · ${words.stale(number(staleDays))}`}`,
          ],
          [words.importedAt, importedAt === null ? '--' : moment(importedAt as Instant)],
          [words.finished, words.finishedOf(number(withFigures), number(finished))],
          ...(without.length === 0
            ? []
            : [[words.without, without.join('、')] as [string, string]]),
          ...(besideVisits === 0
            ? []
            : [[words.beside, `${number(besideVisits)} 人次`] as [string, string]]),
        ]
  return (
    <dl className="papers-strip" aria-label={words.quality}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {demo ? <span className="demo">{words.demo}</span> : null}
    </dl>
  )
}
