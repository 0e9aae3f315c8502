import { type FormEvent, useState } from 'react'
import { wholeMonth } from '#kernel/days.ts'
import { AmountInput } from '#web/kit/AmountInput.tsx'
import { Button } from '#web/kit/Button.tsx'
import { number, quantity, signed } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { agreement } from '../rules/agreement.ts'
import type { HandDownShape } from '../shapes.ts'
import { monthsOf } from './what-next.ts'
import { handDownWords } from './words.ts'

interface Props {
  readonly of: HandDownShape
  readonly busy: boolean
  readonly onFile: (items: { from: string; to: string; amount: number }[]) => void
  readonly onClose: () => void
}

/** The figure over twelve months, filled in as the level above planned it; the sum says if it fits. */
export function MonthsForm({ of, busy, onFile, onClose }: Props) {
  const words = useWords(handDownWords)
  const language = useLanguage()
  const [months, setMonths] = useState(() => monthsOf(of.items))
  const { amount, unit, year } = of
  const sum = months.reduce<number>((total, one) => total + (one ?? 0), 0)
  const met = agreement(of, sum)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!met.allowed || sum === 0) return
    onFile(
      months.flatMap((month, at) =>
        month === null || month === 0 ? [] : [{ ...wholeMonth(year, at + 1), amount: month }],
      ),
    )
  }
  const why = met.allowed ? undefined : words.why[met.verdict === 'more' ? 'more' : 'less']

  return (
    <form className="task-form" onSubmit={submit}>
      <p className="quiet">
        {amount === null ? words.fileSaysAny : words.fileSays(quantity({ amount, unit }, language))}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter leaves a field here, and files nothing */}
      <div
        className="task-months"
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault()
        }}
      >
        {months.map((month, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the month is its place
          <p className="task-month" key={at}>
            <span aria-hidden="true">{words.month(at + 1)}</span>
            <AmountInput
              label={words.month(at + 1)}
              value={month}
              onCommit={(entered) =>
                setMonths((all) => all.map((one, n) => (n === at ? entered : one)))
              }
            />
          </p>
        ))}
      </div>
      <p className="task-sum" data-wrong={met.allowed ? undefined : true} role="status">
        {amount === null
          ? words.sumOnly(number(sum))
          : `${words.sum(number(sum), number(amount))}，${
              met.difference === 0 ? words.agrees : words.differs(signed(met.difference ?? 0))
            }`}
      </p>
      <div className="task-acts">
        <Button kind="primary" size="large" submit busy={busy} why={why}>
          {words.sendFile}
        </Button>
        <Button size="large" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
