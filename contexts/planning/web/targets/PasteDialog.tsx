import { useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { SeverityTag } from '#web/kit/Tag.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { PlanChange } from '../../rules/change.ts'
import type { TargetShape } from '../../shapes.ts'
import { planWords } from '../words.ts'
import { assistantWords } from './assistant-words.ts'
import { type PastedLine, readPastedColumn } from './paste-column.ts'

interface Props {
  readonly units: readonly TargetShape[]
  /** The row that a column without names is written downwards from. */
  readonly start: string | undefined
  /** What was pasted on the table itself. */
  readonly begin: string
  readonly onWrite: (changes: readonly PlanChange[]) => void
  readonly onClose: () => void
}

/** A column out of a spreadsheet, seen before it is written; written as one act. */
export function PasteDialog({ units, start, begin, onWrite, onClose }: Props) {
  const words = useWords(assistantWords)
  const common = useWords(planWords)
  const [text, setText] = useState(begin)
  const pasted = text.trim() === '' ? undefined : readPastedColumn(text, units, start)
  const set = pasted?.lines.filter(({ verdict }) => verdict === 'set') ?? []
  const skipped = pasted?.lines.filter(({ verdict }) => refused.includes(verdict)).length ?? 0
  const from = units.find(({ key }) => key === start) ?? units[0]

  const write = () => {
    onWrite(
      set.map(({ key, amount }) => ({
        do: 'set-target',
        key: key!,
        amount,
        status: 'stated',
      })),
    )
    onClose()
  }

  return (
    <Dialog
      title={words.pasteTitle}
      open
      onClose={onClose}
      width="wide"
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            kind="primary"
            onClick={write}
            why={set.length === 0 ? words.pasteNothing : undefined}
          >
            {words.pasteWrite(set.length)}
          </Button>
        </>
      }
    >
      <Field label={words.pasteHere} hint={words.pasteSays(from?.label ?? '')}>
        <textarea
          className="input plan-paste"
          rows={3}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      {pasted === undefined ? null : (
        <>
          <p className="plan-effect" aria-live="polite">
            {words.pasteEffect(set.length, number(pasted.sum))}
            {pasted.total === null ? null : `，${words.pasteTotal(number(pasted.total))}`}
            {skipped === 0 ? null : (
              <SeverityTag severity="warning">{words.pasteSkipped(skipped)}</SeverityTag>
            )}
          </p>
          <PastedTable lines={pasted.lines} units={units} />
        </>
      )}
    </Dialog>
  )
}

const refused: readonly PastedLine['verdict'][] = [
  'not-an-amount',
  'scientific',
  'no-such-unit',
  'twice',
  'beyond',
]

function PastedTable(props: {
  readonly lines: readonly PastedLine[]
  readonly units: readonly TargetShape[]
}) {
  const words = useWords(assistantWords)
  const now = new Map(props.units.map(({ key, amount }) => [key, amount]))
  const columns: readonly Column<PastedLine>[] = [
    { key: 'unit', head: words.unit, cell: ({ label, name }) => label ?? name ?? '--' },
    {
      key: 'now',
      head: words.now,
      kind: 'figure',
      cell: ({ key }) => {
        const amount = key === null ? undefined : now.get(key)
        return amount === undefined ? null : amount === null ? (
          <Missing kind="pending" />
        ) : (
          number(amount)
        )
      },
    },
    {
      key: 'pasted',
      head: words.pasted,
      kind: 'figure',
      cell: ({ amount, text, verdict }) =>
        verdict === 'set' ? <b>{number(amount!)}</b> : amount === null ? text : number(amount),
    },
    {
      key: 'verdict',
      head: words.verdict,
      cell: ({ verdict }) =>
        refused.includes(verdict) ? (
          <SeverityTag severity="warning">{words.verdicts[verdict]}</SeverityTag>
        ) : (
          words.verdicts[verdict]
        ),
    },
  ]
  return (
    <div className="plan-preview">
      <Ledger
        caption={words.pasteTitle}
        columns={columns}
        rows={props.lines}
        keyOf={({ line }) => String(line)}
        sortable={false}
        compact
      />
    </div>
  )
}
