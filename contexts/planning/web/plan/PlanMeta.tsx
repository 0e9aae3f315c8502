import { Link } from '@tanstack/react-router'
import { DemoTag } from '#web/kit/Tag.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { PlanShape } from '../../shapes.ts'
import { planWords } from '../words.ts'

/** Which revision is shown, what it was made of, since when it holds. */
export function PlanMeta(props: {
  readonly plan: PlanShape
  /** The day it is looked at as of. */
  readonly on: string | undefined
  readonly onNewest: () => void
}) {
  const { plan, on, onNewest } = props
  const words = useWords(planWords)
  const { revision, demo, regionName } = plan
  const { number, state, documentNumber, effectiveOn, noticeTitle, noticeId } = revision

  return (
    <>
      <span>{regionName}</span>
      <span>{words.version(number, words.states[state])}</span>
      {documentNumber === null ? null : <span>{documentNumber}</span>}
      {effectiveOn === null ? null : <span>{words.effective(effectiveOn)}</span>}
      {noticeTitle === null || noticeId === null ? null : (
        <Link className="plan-notice" to={`/notices/${noticeId}`} title={noticeTitle}>
          {words.from(noticeTitle)}
        </Link>
      )}
      {demo ? <DemoTag /> : null}
      {on === undefined ? null : <span>{words.asItStood(on)}</span>}
      {on === undefined && number === plan.revisions[0]?.number ? null : (
        <button type="button" className="link-button" onClick={onNewest}>
          {words.backToNewest}
        </button>
      )}
    </>
  )
}
