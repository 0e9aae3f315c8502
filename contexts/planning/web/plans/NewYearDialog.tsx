import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { units } from '#kernel/blood.ts'
import { dayOf, instant, yearOf } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { SegmentedView } from '#web/kit/SegmentedView.tsx'
import { Failed } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { unitNames } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { PlanShape } from '../../shapes.ts'
import { planWords } from '../words.ts'
import { beginnings } from './new-year.ts'
import { plansWords } from './words.ts'

interface Props {
  readonly plans: Parameters<typeof beginnings>[0]
  readonly regions: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}

type Way = 'structure' | 'notice' | 'blank'
type Counted = Exclude<PlanShape['unit'], 'unknown'>

const countable = units.filter((unit): unit is Counted => unit !== 'unknown')

/** Begins a year's plan: from last year's structure, from a notice, or from nothing. */
export function NewYearDialog({ plans, regions, onClose }: Props) {
  const words = useWords(plansWords)
  const common = useWords(planWords)
  const language = useLanguage()
  const begin = useBegin()
  const [regionId, setRegion] = useState(regions[0]?.id ?? '')
  const { issued, taken, next } = beginnings(plans, regionId, yearOf(dayOf(instant(Date.now()))))
  const [way, setWay] = useState<Way>(issued.length > 0 ? 'structure' : 'notice')
  const [typed, setYear] = useState<string>()
  const [unit, setUnit] = useState<Counted>('renfen')
  const [chosen, setFrom] = useState<number>()
  const year = Number(typed ?? next)
  const fromYear = chosen ?? issued[0]
  const wrong =
    !Number.isInteger(year) || year < 1998 || year > 2200
      ? words.badYear
      : taken.has(year)
        ? words.exists(year)
        : undefined
  const noStructure = way === 'structure' && fromYear === undefined

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wrong !== undefined || noStructure || way === 'notice') return
    begin.mutate({ regionId, year, unit, ...(way === 'structure' ? { fromYear } : {}) })
  }

  return (
    <Dialog title={words.beginTitle} open onClose={onClose}>
      <form onSubmit={submit}>
        {regions.length < 2 ? null : (
          <Field label={words.region}>
            <select
              className="input"
              value={regionId}
              onChange={(event) => setRegion(event.target.value)}
            >
              {regions.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
        )}
        <p className="caption plan-effect">{words.from}</p>
        <SegmentedView
          label={words.from}
          value={way}
          options={(['structure', 'notice', 'blank'] as const).map((value) => ({
            value,
            label: words.ways[value],
          }))}
          onChange={setWay}
        />
        <p className="plan-effect">
          {way === 'structure'
            ? fromYear === undefined
              ? words.noStructure
              : words.structureSays(fromYear)
            : way === 'notice'
              ? words.noticeSays
              : words.blankSays}
        </p>
        {way === 'notice' ? null : (
          <Field label={words.year} error={wrong}>
            <TextInput
              inputMode="numeric"
              value={typed ?? String(next)}
              onChange={(event) => setYear(event.target.value)}
            />
          </Field>
        )}
        {way === 'structure' && issued.length > 1 ? (
          <Field label={words.structureFrom}>
            <select
              className="input"
              value={fromYear}
              onChange={(event) => setFrom(Number(event.target.value))}
            >
              {issued.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </Field>
        ) : null}
        {way === 'blank' ? (
          <Field label={words.unit}>
            <select
              className="input"
              value={unit}
              onChange={(event) => setUnit(event.target.value as Counted)}
            >
              {countable.map((one) => (
                <option key={one} value={one}>
                  {unitNames[one][language]}
                </option>
              ))}
            </select>
          </Field>
        ) : null}
        {begin.error === null ? null : <Failed error={begin.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{common.cancel}</Button>
          {way === 'notice' ? (
            <Link className="plan-export" to="/notices">
              {words.toNotices}
            </Link>
          ) : (
            <Button
              kind="primary"
              submit
              busy={begin.isPending}
              why={noStructure ? words.noStructure : wrong}
            >
              {words.make}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

function useBegin() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation(
    api.planning.draftYear.mutationOptions({
      onSuccess: async ({ planId }) => {
        await queries.invalidateQueries({ queryKey: api.planning.key() })
        await navigate({ to: `/plan/${planId}/targets` })
      },
    }),
  )
}
