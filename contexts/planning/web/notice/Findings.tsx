import { useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { SeverityTag } from '#web/kit/Tag.tsx'
import { number } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { DecisionShape, NoticeView } from '../../contract.ts'
import type { Finding, Place } from '../../rules/notice/shape.ts'
import { decisionOn } from './decided.ts'
import { PlaceLinks } from './PlaceLinks.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { noticeWords } from './words.ts'

interface Props {
  readonly notice: NoticeView
  readonly selected: string | undefined
  readonly onShow: (item: string, places: readonly Place[]) => void
  /** Absent where the account may only look. */
  readonly onDecide: ((decisions: readonly DecisionShape[]) => void) | undefined
}

/** What a person should look at, the gravest first, each accepted or ignored with a reason. */
export function Findings({ notice, selected, onShow, onDecide }: Props) {
  return (
    <ol className="notice-findings">
      {notice.read.findings.map((finding, index) => {
        const item = `finding:${index}`
        return (
          <li key={item} data-selected={selected === item || undefined}>
            <SeverityTag severity={finding.severity === 'info' ? 'note' : finding.severity} />
            <FindingText finding={finding} onShow={(places) => onShow(item, places)} />
            <FindingDecision item={item} decision={decisionOn(notice, item)} onDecide={onDecide} />
          </li>
        )
      })}
    </ol>
  )
}

function FindingText(props: {
  readonly finding: Finding
  readonly onShow: (places: readonly Place[]) => void
}) {
  const { finding, onShow } = props
  const language = useLanguage()
  return (
    <div className="notice-finding-text">
      <h3>{finding.message[language]}</h3>
      {finding.at === null ? null : (
        <p className="quiet">
          <PlaceLinks at={finding.at} onShow={onShow} />
        </p>
      )}
      {finding.code === 'reserve-explained' ? <Reserve values={finding.values} /> : null}
    </div>
  )
}

/** The pooled row beside what each unit owes it. */
function Reserve({ values }: { readonly values: Finding['values'] }) {
  const entries = Object.entries(values).filter(([name]) => name !== 'reserve')
  return (
    <dl className="notice-reserve">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{number(Number(value))}</dd>
        </div>
      ))}
      <div>
        <dt>=</dt>
        <dd>
          <b>{number(Number(values.reserve))}</b>
        </dd>
      </div>
    </dl>
  )
}

function FindingDecision(props: {
  readonly item: string
  readonly decision: NoticeView['decisions'][number] | undefined
  readonly onDecide: Props['onDecide']
}) {
  const { item, decision, onDecide } = props
  const words = useWords(noticeWords)
  const [ignoring, setIgnoring] = useState(false)
  const [again, setAgain] = useState(false)
  if (decision !== undefined && !again) {
    return (
      <span className="notice-decided caption">
        {words[decision.choice]}
        {decision.reason === null ? null : `：${decision.reason}`}{' '}
        {onDecide === undefined ? null : (
          <button type="button" className="link-button" onClick={() => setAgain(true)}>
            {words.undo}
          </button>
        )}
      </span>
    )
  }
  if (onDecide === undefined) return null
  const take = (choice: DecisionShape['choice'], reason: string | null) => {
    setAgain(false)
    onDecide([{ item, choice, value: null, reason }])
  }
  return (
    <span className="notice-decide">
      <Button size="small" onClick={() => take('accepted', null)}>
        {words.accept}
      </Button>
      <Button size="small" onClick={() => setIgnoring(true)}>
        {words.ignore}
      </Button>
      <ReasonDialog
        title={words.ignore}
        open={ignoring}
        onClose={() => setIgnoring(false)}
        onReason={(reason) => take('ignored', reason)}
      />
    </span>
  )
}
