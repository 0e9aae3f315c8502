import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays, type Day, dayOf, instant } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { quantity, span } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { PlannedItemShape } from '../shapes.ts'
import { StepDialog, textIn } from './StepDialog.tsx'
import { driveWords } from './words.ts'

/** Asks for a drive: whose, which item of the plan it carries out, when it could be, how much, and where. */
export function RequestDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(driveWords)
  const units = useQuery(api.organisation.units.queryOptions({ input: {} }))
  const [chosen, setChosen] = useState<string>()
  const [key, setKey] = useState('')
  const unitId = chosen ?? units.data?.units[0]?.id
  const items = useQuery({
    ...api.appointments.plannedItems.queryOptions({ input: { unitId: unitId ?? '' } }),
    enabled: unitId !== undefined,
  })
  const item = items.data?.find((one) => one.key === key)
  const send = (form: FormData) =>
    api.appointments.requestDrive.call({
      unitId: String(form.get('unit')),
      wantedFrom: String(form.get('from')),
      wantedTo: String(form.get('to')),
      projection: Number(form.get('projection')),
      place: String(form.get('place')),
      note: textIn(form, 'note') ?? null,
      planItem: item === undefined ? null : { planId: item.planId, key: item.key },
    })
  const choose = (id: string) => {
    setChosen(id)
    setKey('')
  }
  return (
    <StepDialog title={words.request} onClose={onClose} send={send}>
      <Field label={words.unit}>
        <select
          className="input"
          name="unit"
          required
          value={unitId ?? ''}
          onChange={({ target }) => choose(target.value)}
        >
          {(units.data?.units ?? []).map(({ id, name, regionName }) => (
            <option key={id} value={id}>
              {name === regionName ? name : `${name}（${regionName}）`}
            </option>
          ))}
        </select>
      </Field>
      {(items.data ?? []).length === 0 ? null : (
        <PlanItem items={items.data ?? []} value={key} onChoose={setKey} />
      )}
      <Wish key={item?.key ?? 'none'} item={item} />
      <Field label={words.place}>
        <TextInput name="place" required maxLength={100} />
      </Field>
      <Field label={words.note} optional>
        <TextInput name="note" maxLength={500} />
      </Field>
    </StepDialog>
  )
}

function PlanItem(props: {
  readonly items: readonly PlannedItemShape[]
  readonly value: string
  readonly onChoose: (key: string) => void
}) {
  const { items, value, onChoose } = props
  const words = useWords(driveWords)
  const language = useLanguage()
  const said = ({ year, label, area, text, from, to, amount, unit }: PlannedItemShape) => {
    const when = text === '' ? span({ from: from as Day, to: to as Day }) : text
    return [words.ofPlan(String(year)), label, area, when, quantity({ amount, unit }, language)]
      .filter(Boolean)
      .join('　')
  }
  return (
    <Field label={words.planItem} hint={words.planItemSays}>
      <select className="input" value={value} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{words.noPlanItem}</option>
        {items.map((one) => (
          <option key={one.key} value={one.key}>
            {said(one)}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Days and amount, begun from what the plan says; an amount of another unit is not taken for 人份. */
function Wish({ item }: { readonly item: PlannedItemShape | undefined }) {
  const words = useWords(driveWords)
  const tomorrow = addDays(dayOf(instant(Date.now())), 1)
  const from = item === undefined ? undefined : [item.from, tomorrow].toSorted()[1]
  return (
    <>
      <Field label={`${words.wished}　${words.from}`}>
        <TextInput name="from" type="date" required min={tomorrow} defaultValue={from} />
      </Field>
      <Field label={`${words.wished}　${words.to}`}>
        <TextInput name="to" type="date" required min={tomorrow} defaultValue={item?.to} />
      </Field>
      <Field label={words.projection}>
        <TextInput
          name="projection"
          type="number"
          required
          min={1}
          max={20000}
          unit={words.renfen}
          defaultValue={item?.unit === 'renfen' ? item.amount : undefined}
        />
      </Field>
    </>
  )
}
