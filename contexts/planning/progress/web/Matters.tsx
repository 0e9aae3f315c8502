import { Link } from '@tanstack/react-router'
import { Section } from '#web/kit/Page.tsx'
import { Empty } from '#web/kit/States.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { CockpitShape } from '../shapes.ts'
import { cockpitWords } from './cockpit-words.ts'

type Matter = CockpitShape['matters'][number]

/** What somebody has to decide, at most five, each with the page on which it is done. */
export function Matters({ cockpit, unit }: { cockpit: CockpitShape; unit: string }) {
  const words = useWords(cockpitWords).matters
  const { matters, ground } = cockpit
  return (
    <Section title={words.title(matters.length)}>
      {matters.length === 0 ? (
        <Empty title={words.none} normally={words.noneSays} />
      ) : (
        <ul className="matters">
          {matters.map((matter) => (
            <li key={`${matter.code} ${matter.key}`}>
              <b>{sentenceOf(words, matter, unit)}</b>
              <span className="quiet">{whyOf(words, matter)}</span>
              <Link to={pathOf(matter, ground.planId)} search={searchOf(matter, ground) as never}>
                {words.acts[matter.code]}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

type Sayings = (typeof cockpitWords)['zh']['matters']

function sentenceOf(words: Sayings, { code, label, amount, units }: Matter, unit: string): string {
  const figure = `${number(Math.abs(amount ?? 0))} ${unit}`
  switch (code) {
    case 'behind':
      return words.behind(label!, figure)
    case 'pending':
      return amount === null ? words.pendingUnknown : words.pending(figure)
    case 'unscheduled':
      return words.unscheduled(units, figure)
    case 'unallocated':
      return words.unallocated(label!, figure)
    case 'stale':
      return words.stale(number(amount ?? 0))
    case 'beside':
      return words.beside(figure)
    case 'not-issued':
      return words['not-issued']
  }
}

function whyOf(words: Sayings, { code, label, sessions }: Matter): string {
  if (code === 'pending' || code === 'unscheduled') return label ?? ''
  if (code !== 'behind') return words.why[code]
  return sessions === null ? words.why.behindUnknown : words.why.behind(number(sessions))
}

function pathOf({ code }: Matter, planId: string): string {
  if (code === 'behind' || code === 'beside') return '/progress'
  if (code === 'stale') return '/tallies'
  return `/plan/${planId}/${code === 'unscheduled' ? 'schedule' : 'targets'}`
}

const searchOf = (
  { code, key }: Matter,
  { regionId, year }: CockpitShape['ground'],
): Record<string, string | number> => {
  if (code === 'stale') return { region: regionId }
  if (code === 'beside') return { region: regionId, year }
  if (code === 'behind') return { region: regionId, year, show: 'behind' }
  return key === null ? {} : { at: key }
}
