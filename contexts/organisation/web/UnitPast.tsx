import { Section } from '#web/kit/Page.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { UnitCard } from '../shapes.ts'
import { organisationWords } from './words.ts'

/** What became of a unit: names, places, mergers and splits, newest first. */
export function UnitPast({ card }: { readonly card: UnitCard }) {
  const words = useWords(organisationWords).card
  const share = (one: UnitCard['after'][number]) =>
    one.share === null ? '' : `，${words.share(`${one.share.numerator}/${one.share.denominator}`)}`
  const past = [
    ...card.names.map(({ from, name }) => ({ on: from, text: words.named(name) })),
    ...(card.places.length < 2
      ? []
      : card.places.map(({ from, regionName }) => ({ on: from, text: words.lay(regionName) }))),
    ...card.before.map((one) => ({
      on: one.on,
      text:
        one.kind === 'merge' ? words.mergedFrom(one.name) : words.splitFrom(one.name) + share(one),
    })),
    ...card.after.map((one) => ({
      on: one.on,
      text:
        one.kind === 'merge' ? words.mergedInto(one.name) : words.splitInto(one.name) + share(one),
    })),
    ...(card.endedOn === null ? [] : [{ on: card.endedOn, text: words.ended }]),
  ].toSorted((one, other) => (one.on < other.on ? 1 : -1))
  return (
    <Section title={words.past}>
      <ul className="unit-past">
        {past.map(({ on, text }) => (
          <li key={`${on} ${text}`}>
            <time dateTime={on}>{on}</time> {text}
          </li>
        ))}
      </ul>
    </Section>
  )
}
