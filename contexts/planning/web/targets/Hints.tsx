import { SeverityTag } from '#web/kit/Tag.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { SourceLink } from '../plan/SourceLink.tsx'
import { type Hint, hintsOf, type TargetRow } from './target-rows.ts'
import { targetWords } from './words.ts'

/** What is worth saying of a row, its note, and the line of the notice it comes from. */
export function Hints({
  row,
  noticeId,
}: {
  readonly row: TargetRow
  readonly noticeId: string | null
}) {
  const hints = hintsOf(row)
  const { note, source } = row.target
  return (
    <span className="plan-hints">
      {hints.map((hint) => (
        <HintMark key={hint.is} hint={hint} />
      ))}
      {note === null ? null : <span title={note}>{note}</span>}
      <SourceLink noticeId={noticeId} source={source} />
    </span>
  )
}

function HintMark({ hint }: { readonly hint: Hint }) {
  const words = useWords(targetWords)
  switch (hint.is) {
    case 'over-cap':
    case 'over-allocated':
      return <SeverityTag severity="error">{words.hints[hint.is](number(hint.by))}</SeverityTag>
    case 'unallocated':
      return <SeverityTag severity="warning">{words.hints[hint.is](number(hint.by))}</SeverityTag>
    case 'near-cap':
      return <span>{words.hints[hint.is](number(hint.by))}</span>
    case 'uncounted':
      return <span>{words.hints[hint.is](number(hint.count))}</span>
    default:
      return <span>{words.hints[hint.is]}</span>
  }
}
