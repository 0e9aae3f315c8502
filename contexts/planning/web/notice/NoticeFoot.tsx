import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Unit, units } from '#kernel/blood.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { FootBar } from '#web/kit/FootBar.tsx'
import { Failed } from '#web/kit/States.tsx'
import { useMay } from '#web/me.ts'
import { number, unitNames } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { NoticeView } from '../../contract.ts'
import { acceptableUnread, openFindings, openUnits } from './decided.ts'
import type { useNotice } from './useNotice.ts'
import { noticeWords } from './words.ts'

interface Props {
  readonly notice: NoticeView
  readonly it: ReturnType<typeof useNotice>
}

/** What is decided and what is not, and the plan that is made of it, or why it cannot be yet. */
export function NoticeFoot({ notice, it }: Props) {
  const words = useWords(noticeWords)
  const navigate = useNavigate()
  const [unit, setUnit] = useState<Unit>()
  const open = openFindings(notice)
  const unread = acceptableUnread(notice)
  const errors = open.length - unread.length
  const mayDecide = useMay('planning.read-notice')
  const why = useWhyNot(notice, unit)
  const made = notice.plan !== null && notice.differences.length === 0
  const toPlan = (planId: string) => void navigate({ to: `/plan/${planId}/targets` })
  const acceptAll = () =>
    it.decide(unread.map(({ item }) => ({ item, choice: 'accepted', value: null, reason: null })))
  const make = () =>
    it.make.mutate(
      { id: notice.id, version: notice.version, regionUnit: unit },
      { onSuccess: ({ planId }) => toPlan(planId) },
    )
  return (
    <FootBar
      actions={
        <>
          {unread.length === 0 || !mayDecide ? null : (
            <Button size="large" busy={it.deciding} onClick={acceptAll}>
              {errors === 0 ? words.acceptAll : words.acceptRest(number(unread.length))}
            </Button>
          )}
          {notice.plan === null ? null : (
            <Button
              kind={made ? 'primary' : 'plain'}
              size="large"
              onClick={() => toPlan(notice.plan!.id)}
            >
              {words.openPlan}
            </Button>
          )}
          {made ? null : (
            <Button kind="primary" size="large" busy={it.make.isPending} why={why} onClick={make}>
              {words.make}
            </Button>
          )}
        </>
      }
    >
      <span>{words.acceptedCount(number(notice.decisions.length))}</span>
      <span>{words.openCount(number(open.length))}</span>
      {errors === 0 ? null : <span>{words.errorsApart(number(errors))}</span>}
      {notice.unit === 'unknown' && !made ? (
        <CountsAs among={notice.unitsStated} unit={unit} onUnit={setUnit} />
      ) : null}
      {it.make.error === null ? null : <Failed error={it.make.error} />}
    </FootBar>
  )
}

/** What the amounts count, where the notice does not say or says it in several ways. */
function CountsAs(props: {
  readonly among: readonly Unit[]
  readonly unit: Unit | undefined
  readonly onUnit: (unit: Unit) => void
}) {
  const { among, unit, onUnit } = props
  const words = useWords(noticeWords)
  const language = useLanguage()
  const choices = among.length > 0 ? among : units.filter((one) => one !== 'unknown')
  return (
    <Field label={words.countsAs}>
      <select
        className="input"
        value={unit ?? ''}
        // The options are units.
        onChange={({ target }) => onUnit(target.value as Unit)}
      >
        <option value="" disabled>
          {words.chooseUnit}
        </option>
        {choices.map((one) => (
          <option key={one} value={one}>
            {unitNames[one][language]}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Why the plan cannot be made yet; undefined when it can. */
function useWhyNot(notice: NoticeView, unit: Unit | undefined): string | undefined {
  const words = useWords(noticeWords)
  const errors = openFindings(notice).filter(({ finding }) => finding.severity === 'error').length
  const names = openUnits(notice).length
  const { plan } = notice
  if (!useMay('planning.change')) return words.mayNot
  if (notice.year === null) return words.yearOpen
  if (errors > 0) return words.undecided(errors)
  if (names > 0) return words.unmatched(names)
  if (notice.unit === 'unknown' && unit === undefined) return words.countsOpen
  return plan === null || plan.state === 'issued' ? undefined : words.stillOpen(plan.revision)
}
