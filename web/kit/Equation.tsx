import { Fragment, type ReactNode } from 'react'
import { number, signed } from '../words/format.ts'
import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import { balance, type Term } from './equation.ts'
import './Equation.css'
import { SeverityTag, Ticked } from './Tag.tsx'

export type { Term } from './equation.ts'

interface Props {
  readonly left: readonly Term[]
  readonly right: readonly Term[]
}

/**
 * 等式先行: the sum a planning page must come to. The tick is computed and stands at the last
 * term where both sides are equal and nothing is pending; where they differ, the difference does.
 */
export function Equation({ left, right }: Props) {
  const words = useWords(kitWords)
  const state = balance(left, right)
  const last = right.at(-1)

  return (
    <div className="equation">
      {left.map((term, at) => (
        <Part key={term.caption} term={term} first={at === 0} />
      ))}
      <i className="equation-sign">
        <span aria-hidden="true">{state.is === 'different' ? '≠' : '='}</span>
        <span className="unseen">{words.equals}</span>
      </i>
      {right.map((term, at) => (
        <Part
          key={term.caption}
          term={term}
          first={at === 0}
          ticked={state.is === 'equal' && term === last}
        />
      ))}
      {state.is === 'different' ? (
        <span className="equation-off">
          <SeverityTag severity="error">{words.differs(signed(state.by))}</SeverityTag>
        </span>
      ) : null}
    </div>
  )
}

/** Several equations beside each other, parted by a hairline. */
export function Equations({
  children,
  note,
}: {
  readonly children: ReactNode
  readonly note?: ReactNode
}) {
  return (
    <div className="equations">
      <div className="equations-list">{children}</div>
      {note === undefined ? null : <div className="equations-note">{note}</div>}
    </div>
  )
}

function Part(props: { readonly term: Term; readonly first: boolean; readonly ticked?: boolean }) {
  const { term, first, ticked = false } = props
  const words = useWords(kitWords)
  const sign = term.sign ?? '+'
  const recounted = term.recount !== undefined && term.recount === term.value

  return (
    <Fragment>
      {first && sign === '+' ? null : <i className="equation-sign">{sign}</i>}
      <span className="equation-term" data-pending={term.pending || undefined}>
        <b>{number(term.value)}</b>
        <span className="equation-caption">
          {ticked || recounted ? <Ticked>{term.caption}</Ticked> : term.caption}
          {term.recount === undefined || recounted ? null : (
            <SeverityTag severity="error">
              {words.differs(signed(term.value - term.recount))}
            </SeverityTag>
          )}
        </span>
      </span>
    </Fragment>
  )
}
