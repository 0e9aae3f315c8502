import { useState } from 'react'
import { AmountInput } from '#web/kit/AmountInput.tsx'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Facts, Inspector } from '#web/kit/Inspector.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { number, unitNames } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { PlanChange } from '../../rules/change.ts'
import { scheduled } from '../../rules/schedule.ts'
import type { ItemShape, PlanShape } from '../../shapes.ts'
import { DayInput } from '../plan/DayInput.tsx'
import { noticeOf } from '../plan/notice-of.ts'
import { SourceLink } from '../plan/SourceLink.tsx'
import { useItemName } from './item-name.ts'
import { PoolTable } from './PoolTable.tsx'
import { scheduleWords } from './words.ts'

interface Props {
  readonly plan: PlanShape
  readonly item: ItemShape
  /** Absent where nothing may be edited. */
  readonly onChange: ((changes: readonly PlanChange[]) => string | undefined) | undefined
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** One span: its period and amount, how it stands to its unit's target, where the notice says it. */
export function ItemInspector({ plan, item, onChange, onRemove, onClose }: Props) {
  const words = useWords(scheduleWords)
  const nameOf = useItemName(plan)
  return (
    <Inspector title={`${nameOf(item)} ${item.text}`} onClose={onClose}>
      {onChange === undefined ? null : (
        <ItemForm key={item.key} plan={plan} item={item} onChange={onChange} />
      )}
      <Facts of={useFacts(plan, item, onChange === undefined)} />
      <p className="caption plan-effect">
        {words.onceSays} <SourceLink noticeId={noticeOf(plan)} source={item.source} />
      </p>
      <PoolTable plan={plan} item={item} />
      {onChange === undefined ? null : (
        <>
          <Keys />
          <Button onClick={onRemove}>{words.remove}</Button>
        </>
      )}
    </Inspector>
  )
}

function ItemForm(props: {
  readonly plan: PlanShape
  readonly item: ItemShape
  readonly onChange: (changes: readonly PlanChange[]) => string | undefined
}) {
  const { plan, item, onChange } = props
  const words = useWords(scheduleWords)
  const language = useLanguage()
  const { key, amount, from, to, area } = item
  const [wrong, setWrong] = useState<string>()
  const set = (change: Partial<Pick<ItemShape, 'amount' | 'from' | 'to' | 'area'>>) => {
    const next = { amount, from, to, area, ...change }
    setWrong(next.from > next.to ? words.badSpan : onChange([{ do: 'set-item', key, ...next }]))
  }
  const dayField = (end: 'from' | 'to') => (
    <Field label={words[end]}>
      <DayInput value={item[end]} onDay={(on) => set({ [end]: on })} />
    </Field>
  )
  return (
    <div className="plan-item-form">
      <div className="plan-two">
        {dayField('from')}
        {dayField('to')}
      </div>
      {wrong === undefined ? null : (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
      <Field label={words.amount}>
        <AmountInput
          value={amount}
          unit={unitNames[plan.unit][language]}
          onCommit={(next) => set({ amount: next ?? 0 })}
        />
      </Field>
      <Field label={words.area} hint={words.areaHint} optional>
        <TextInput
          key={area}
          maxLength={100}
          defaultValue={area ?? ''}
          onBlur={(event) => {
            const said = event.target.value.trim() || null
            if (said !== area) set({ area: said })
          }}
        />
      </Field>
    </div>
  )
}

function useFacts(plan: PlanShape, item: ItemShape, whole: boolean) {
  const words = useWords(scheduleWords)
  const target = plan.targets.find(({ key }) => key === item.targetKey)
  const at = scheduled(plan.targets, plan.items).get(item.targetKey)
  const pooled = plan.targets.some(({ parentKey }) => parentKey === item.targetKey)
  const pools = plan.items.some(({ targetKey }) => targetKey === target?.parentKey)
  const facts: [string, React.ReactNode][] = []
  if (whole) {
    facts.push([words.from, item.from], [words.to, item.to], [words.amount, number(item.amount)])
  }
  facts.push([
    words.inYear,
    target?.amount == null ? <Missing key="t" kind="pending" /> : number(target.amount),
  ])
  if (!pooled && at !== undefined) {
    facts.push([words.placed, number(at.own)])
    if (at.remaining !== null) facts.push([pools ? words.owed : words.rest, number(at.remaining)])
  }
  return facts
}

function Keys() {
  const words = useWords(scheduleWords)
  const keys = [
    ['Shift ← →', words.keys.extend],
    ['Alt ← →', words.keys.move],
    ['Ctrl D', words.keys.fill],
    ['Del', words.keys.remove],
    ['Ctrl Z', words.keys.undo],
  ] as const
  return (
    <p className="plan-keys caption">
      {keys.map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd> {does}
        </span>
      ))}
    </p>
  )
}
