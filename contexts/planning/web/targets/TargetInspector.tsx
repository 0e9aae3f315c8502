import { type ReactNode, useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Facts, Inspector } from '#web/kit/Inspector.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { SegmentedView } from '#web/kit/SegmentedView.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { number, percent } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { PlanChange } from '../../rules/change.ts'
import { SourceLink } from '../plan/SourceLink.tsx'
import { planWords } from '../words.ts'
import { HeadcountOf } from './HeadcountOf.tsx'
import type { TargetRow } from './target-rows.ts'
import { targetWords } from './words.ts'

interface Props {
  readonly row: TargetRow
  readonly noticeId: string | null
  /** Absent where nothing may be edited. */
  readonly onChange: ((changes: readonly PlanChange[]) => void) | undefined
  /** Absent where there is nobody to share with. */
  readonly onAllocate: (() => void) | undefined
  readonly onAdd: () => void
  /** Absent where no group belongs. */
  readonly onAddGroup: (() => void) | undefined
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** One part of the target: how its figures come about, its state, its note, its place in the notice. */
export function TargetInspector(props: Props) {
  const { row, noticeId, onChange, onClose } = props
  const words = useWords(targetWords)
  const { target } = row
  return (
    <Inspector title={target.label} onClose={onClose}>
      <Facts of={useFacts(row)} />
      {target.headcount === null ? null : (
        <p className="caption plan-source-of">
          {words.headcountOf(target.headcount.year, target.headcount.source)}
        </p>
      )}
      {row.cap === null ? null : (
        <p className="caption plan-source-of">{words.capRule(row.cap.citation)}</p>
      )}
      {onChange === undefined ? (
        target.note === null ? null : (
          <p className="plan-effect">{target.note}</p>
        )
      ) : (
        <TargetForm key={target.key} row={row} onChange={onChange} />
      )}
      {target.source === null ? null : (
        <div className="plan-quote">
          <p className="caption">
            {words.source}　<SourceLink noticeId={noticeId} source={target.source} />
          </p>
          <blockquote>{target.source.text}</blockquote>
        </div>
      )}
      {onChange === undefined ? null : <PartActions {...props} />}
    </Inspector>
  )
}

function TargetForm(props: {
  readonly row: TargetRow
  readonly onChange: (changes: readonly PlanChange[]) => void
}) {
  const { row, onChange } = props
  const words = useWords(targetWords)
  const common = useWords(planWords)
  const { key, amount, status, note } = row.target
  const [text, setText] = useState(note ?? '')
  const set = (change: { status?: typeof status; note?: string | null }) => {
    const next = change.status ?? status
    onChange([
      {
        do: 'set-target',
        key,
        amount: next === 'pending' ? null : (amount ?? 0),
        status: next,
        note: change.note === undefined ? note : change.note,
      },
    ])
  }
  return (
    <>
      <p className="caption plan-effect">{words.status}</p>
      <SegmentedView
        label={words.status}
        value={status}
        options={(['stated', 'pending', 'reserve'] as const).map((value) => ({
          value,
          label: common.statuses[value],
        }))}
        onChange={(next) => set({ status: next })}
      />
      <div className="plan-effect">
        <Field label={words.note} hint={words.noteHint} optional>
          <TextInput
            maxLength={500}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onBlur={() => {
              const said = text.trim() || null
              if (said !== note) set({ note: said })
            }}
          />
        </Field>
      </div>
    </>
  )
}

function PartActions({ row, onAllocate, onAdd, onAddGroup, onRemove }: Props) {
  const words = useWords(targetWords)
  const { kind } = row.target
  return (
    <div className="plan-acts">
      {onAllocate === undefined ? null : <Button onClick={onAllocate}>{words.allocate}</Button>}
      {kind === 'unit' ? null : (
        <Button onClick={onAdd}>{kind === 'total' ? words.addTrack : words.addUnit}</Button>
      )}
      {onAddGroup === undefined ? null : <Button onClick={onAddGroup}>{words.addGroup}</Button>}
      {kind === 'total' ? null : <Button onClick={onRemove}>{words.remove}</Button>}
    </div>
  )
}

function useFacts(row: TargetRow) {
  const words = useWords(targetWords)
  const { target, headcount, lastTarget, share, balance, uncounted } = row
  const { amount, cap } = target
  const isUnit = row.kind === 'row'
  const facts: [string, ReactNode][] = [
    [words.target, amount === null ? <Missing key="t" kind="pending" /> : number(amount)],
  ]
  if (!isUnit) {
    facts.push([words.given, number(balance.known)])
    if (balance.pending !== null) facts.push([words.pending, number(balance.pending)])
    if (balance.unallocated !== 0) facts.push([words.rest, number(balance.unallocated)])
  }
  if (lastTarget !== null) facts.push([words.lastTarget, number(lastTarget)])
  if (headcount !== null) facts.push([words.headcount, number(headcount)])
  else if (uncounted > 0) facts.push([words.headcount, <HeadcountOf key="h" row={row} />])
  if (share !== null) facts.push([words.share1, percent(share, 2)])
  if (cap !== null && cap.amount !== null && headcount !== null) {
    facts.push([words.cap, words.capOf(percent(cap.ratio), number(headcount), number(cap.amount))])
    facts.push([words.toCap, number(cap.amount - (amount ?? 0))])
  }
  return facts
}
