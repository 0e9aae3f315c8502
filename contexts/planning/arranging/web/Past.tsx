import type { Instant } from '#kernel/days.ts'
import { Section } from '#web/kit/Page.tsx'
import { moment, number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { ArrangementHead } from '../shapes.ts'
import { arrangingWords } from './words.ts'

/** Earlier arrangements of the plan: when, by whom, and what became of them. */
export function Past(props: {
  readonly heads: readonly ArrangementHead[]
  readonly shown: string | undefined
  readonly onShow: (id: string) => void
}) {
  const { heads, shown, onShow } = props
  const words = useWords(arrangingWords)
  if (heads.length === 0) return null
  return (
    <Section title={words.past}>
      <ul className="arrange-list">
        {heads.map(({ id, begunAt, begunBy, state, acceptedBy, accepted }) => (
          <li key={id} aria-current={id === shown || undefined}>
            <button type="button" className="link-button" onClick={() => onShow(id)}>
              {/* The server writes moments as instants. */}
              {moment(begunAt as Instant)}
            </button>{' '}
            {begunBy} <span className="caption">{words.states[state]}</span>{' '}
            {accepted === null ? null : (
              <span className="caption">{words.accepted(acceptedBy ?? '', number(accepted))}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
