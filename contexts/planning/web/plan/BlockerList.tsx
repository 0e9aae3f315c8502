import { SeverityTag } from '#web/kit/Tag.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { BlockerShape } from '../../shapes.ts'
import { planWords } from '../words.ts'

/** What stands between a plan and its issue, each leading to the cell it is about. */
export function BlockerList(props: {
  readonly blockers: readonly BlockerShape[]
  readonly onShow: (targetKey: string, code: BlockerShape['code']) => void
}) {
  const say = useBlockerText()
  if (props.blockers.length === 0) return null
  return (
    <ul className="plan-blockers">
      {props.blockers.map((blocker) => (
        <li key={`${blocker.code} ${blocker.targetKey} ${JSON.stringify(blocker.values)}`}>
          {blocker.blocks ? <SeverityTag severity="error" /> : <SeverityTag severity="note" />}
          {blocker.targetKey === null ? (
            say(blocker)
          ) : (
            <button
              type="button"
              className="link-button"
              onClick={() => props.onShow(blocker.targetKey!, blocker.code)}
            >
              {say(blocker)}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

/** A blocker as a sentence. */
export function useBlockerText(): (blocker: BlockerShape) => string {
  const words = useWords(planWords)
  return ({ code, label, values }) => {
    const by = number(Number(values.difference ?? values.over ?? 0))
    return words.blockers[code](label, by)
  }
}
