import { actWords } from '#kernel/act-words.ts'
import type { Reason } from '#kernel/decision.ts'
import { ProblemError } from '../problem.ts'
import { kitWords } from '../words/kit.ts'
import { useLanguage, useWords } from '../words/useWords.ts'
import './States.css'

interface Props {
  /** The reasons of a decision, or what a mutation failed with. */
  readonly of: unknown
  /** The sentence of a reason; without it, the reading of the law stands for it. */
  readonly say?: (reason: Reason) => string
}

/** Why a rule says no: each reason with the article it rests on and the day that ends it. */
export function Reasons({ of, say }: Props) {
  const words = useWords(kitWords)
  const language = useLanguage()
  const reasons = reasonsOf(of)
  if (reasons.length === 0) return null

  return (
    <ul className="reasons">
      {reasons.map((reason) => (
        <li key={`${reason.code} ${reason.law.at} ${JSON.stringify(reason.values ?? {})}`}>
          <p>{say?.(reason) ?? reason.law.says}</p>
          <p className="caption">
            {words.law(actWords[reason.law.act][language], reason.law.at)}
            {reason.until === undefined ? null : `　${words.until(reason.until)}`}
          </p>
        </li>
      ))}
    </ul>
  )
}

function reasonsOf(of: unknown): readonly Reason[] {
  if (Array.isArray(of)) return of as readonly Reason[]
  return of instanceof ProblemError ? of.body.reasons : []
}
