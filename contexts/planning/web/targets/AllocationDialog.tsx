import { useMemo, useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { SegmentedView } from '#web/kit/SegmentedView.tsx'
import { SeverityTag } from '#web/kit/Tag.tsx'
import { number } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { allocationFaultText } from '../../rules/allocation-fault.ts'
import type { PlanChange } from '../../rules/change.ts'
import type { TargetShape } from '../../shapes.ts'
import { planWords } from '../words.ts'
import { AllocationTable } from './AllocationTable.tsx'
import { methodsFor, propose, type Wish } from './allocating.ts'
import { assistantWords } from './assistant-words.ts'

interface Props {
  readonly group: TargetShape
  readonly units: readonly TargetShape[]
  readonly onApply: (changes: readonly PlanChange[]) => void
  readonly onClose: () => void
}

/** Shares a group's target among its units: the proposal beside the present, with the reason of each. */
export function AllocationDialog({ group, units, onApply, onClose }: Props) {
  const words = useWords(assistantWords)
  const common = useWords(planWords)
  const language = useLanguage()
  const methods = methodsFor(units)
  const [method, setMethod] = useState(methods[0]!)
  const [wishes, setWishes] = useState<ReadonlyMap<string, Wish>>(new Map())
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const result = useMemo(
    () => propose(group, units, { method, wishes }),
    [group, units, method, wishes],
  )
  const proposals = result.ok ? result.value : []
  const present = new Map(units.map((unit) => [unit.key, unit]))
  const chosen = proposals.filter(
    ({ id, amount }) => !left.has(id) && present.get(id)?.amount !== amount,
  )
  const nameOf = (id: string) => present.get(id)?.label ?? id

  const apply = () => {
    onApply(
      chosen.map(({ id, amount }) => ({ do: 'set-target', key: id, amount, status: 'stated' })),
    )
    onClose()
  }

  return (
    <Dialog
      title={words.allocateTitle(group.label)}
      open
      onClose={onClose}
      width="wide"
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            kind="primary"
            onClick={apply}
            why={chosen.length === 0 ? words.pasteNothing : undefined}
          >
            {left.size === 0 ? words.applyAll : words.applySome(chosen.length)}
          </Button>
        </>
      }
    >
      {group.amount === null ? (
        <p>{words.noGroupAmount}</p>
      ) : (
        <>
          <p className="plan-effect">{words.allocateSays(number(group.amount))}</p>
          <div className="plan-effect">
            <span className="caption">{words.method}</span>{' '}
            <SegmentedView
              label={words.method}
              value={method}
              options={methods.map((value) => ({ value, label: words.methods[value] }))}
              onChange={setMethod}
            />
          </div>
          {result.ok
            ? null
            : result.faults.slice(0, 3).map((fault) => (
                <p key={JSON.stringify(fault)} className="plan-effect" role="alert">
                  <SeverityTag severity="error" /> {allocationFaultText(fault, nameOf)[language]}
                </p>
              ))}
          <AllocationTable
            units={units}
            method={method}
            proposals={new Map(proposals.map((one) => [one.id, one]))}
            wishes={wishes}
            onWish={(key, wish) =>
              setWishes(new Map([...wishes, [key, { ...wishes.get(key), ...wish }]]))
            }
            left={left}
            onLeave={(key, leave) => {
              const next = new Set(left)
              if (leave) next.add(key)
              else next.delete(key)
              setLeft(next)
            }}
          />
        </>
      )}
    </Dialog>
  )
}
