import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { PlanChange } from '../../rules/change.ts'
import type { PlanShape, TargetShape } from '../../shapes.ts'
import { newKey } from '../plan/new-key.ts'
import { planWords } from '../words.ts'
import { targetWords } from './words.ts'

interface Props {
  readonly plan: PlanShape
  readonly parent: TargetShape
  readonly onAdd: (change: PlanChange) => void
  readonly onClose: () => void
}

/** Adds units of the register to a group; the dialog stays open for the next one. */
export function AddUnitDialog({ plan, parent, onAdd, onClose }: Props) {
  const words = useWords(targetWords)
  const common = useWords(planWords)
  const [text, setText] = useState('')
  const search = useDeferredValue(text.trim())
  const units = useQuery(
    api.organisation.units.queryOptions({
      input: { regionId: plan.regionId, limit: 30, ...(search === '' ? {} : { search }) },
    }),
  )
  const there = new Set(
    plan.targets.filter(({ parentKey }) => parentKey === parent.key).map(({ unitId }) => unitId),
  )
  return (
    <Dialog
      title={`${words.addUnit}：${parent.label}`}
      open
      onClose={onClose}
      actions={<Button onClick={onClose}>{common.close}</Button>}
    >
      <Field label={words.search} hint={words.searchHint}>
        <TextInput
          value={text}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Loaded query={units} lines={5}>
        {({ units: found }) =>
          found.length === 0 ? (
            <p className="plan-effect">{words.noneFound}</p>
          ) : (
            <ul className="plan-found">
              {found.map(({ id, name, regionName }) => (
                <li key={id}>
                  <span>
                    {name} <span className="caption">{regionName}</span>
                  </span>
                  {there.has(id) ? (
                    <span className="caption">{words.inPlan}</span>
                  ) : (
                    <Button
                      size="small"
                      onClick={() => onAdd(addition(parent, { unitId: id, label: name }))}
                    >
                      {words.add}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Dialog>
  )
}

/** A unit newly in a group has no target before somebody states one. */
const addition = (
  parent: TargetShape,
  { unitId, label }: { readonly unitId: string; readonly label: string },
): PlanChange => ({
  do: 'add-target',
  key: newKey(),
  parentKey: parent.key,
  kind: 'unit',
  track: parent.track,
  label,
  unitId,
  amount: null,
  status: 'pending',
})
