import { useState } from 'react'
import { Dialog } from '#web/kit/Dialog.tsx'
import { number, unitNames } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { DecisionShape, NoticeView } from '../../contract.ts'
import { AmountForm } from './AmountForm.tsx'
import { decisionOn } from './decided.ts'
import { correction, type Standing, standingOf } from './standing.ts'
import { noticeWords } from './words.ts'

interface Props {
  readonly notice: NoticeView
  /** 'target:<index>' or 'row:<table>:<row>'. */
  readonly item: string
  readonly name: string
  readonly onDecide: ((decisions: readonly DecisionShape[]) => void) | undefined
}

/** What was decided on a figure, and the way to put another in its place, with a reason. */
export function CorrectAmount({ notice, item, name, onDecide }: Props) {
  const words = useWords(noticeWords)
  const [open, setOpen] = useState(false)
  const decision = decisionOn(notice, item)
  const said = useSaid(decision)
  const take = (taken: DecisionShape) => {
    onDecide?.([taken])
    setOpen(false)
  }

  return (
    <span className="notice-correct">
      {said === null ? null : <span className="caption">{said}</span>}
      {onDecide === undefined ? null : (
        <button
          type="button"
          className="link-button"
          aria-label={`${words.correct} ${name}`}
          onClick={() => setOpen(true)}
        >
          {words.correct}
        </button>
      )}
      <Dialog title={`${words.correct} ${name}`} open={open} onClose={() => setOpen(false)}>
        {open ? (
          <AmountForm
            standing={standingOf(notice, item)}
            onCorrect={(said) => take(correction(notice, item, said))}
            onIgnore={(reason) => take({ item, choice: 'ignored', value: null, reason })}
          />
        ) : null}
      </Dialog>
    </span>
  )
}

/** 已改正为 71, so that the figure that will be taken stands beside the one that was read. */
function useSaid(decision: DecisionShape | undefined): string | null {
  const words = useWords(noticeWords)
  const language = useLanguage()
  if (decision === undefined) return null
  // What was decided was checked against what it is decided on.
  const { label, amount, unit } = (decision.value ?? {}) as Partial<Standing>
  const figures = [
    label ?? '',
    typeof amount === 'number' ? number(amount) : amount === null ? words.noAmount : '',
    unit === undefined ? '' : unitNames[unit][language],
  ].filter((part) => part !== '')
  return figures.length === 0 ? words[decision.choice] : words.correctedTo(figures.join(' '))
}
