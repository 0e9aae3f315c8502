import { Link } from '@tanstack/react-router'
import { useWords } from '#web/words/useWords.ts'
import type { TargetShape } from '../../shapes.ts'
import { planWords } from '../words.ts'

/** Where the notice says it; leads to that line of the notice. */
export function SourceLink(props: {
  readonly noticeId: string | null
  readonly source: TargetShape['source']
}) {
  const words = useWords(planWords)
  const { noticeId, source } = props
  if (source === null) return null
  if (noticeId === null) return <span title={source.text}>{words.line(source.line)}</span>
  return (
    <Link
      to={`/notices/${noticeId}`}
      hash={`line---${source.line}`}
      title={source.text}
      className="plan-source"
    >
      {words.line(source.line)}
    </Link>
  )
}
