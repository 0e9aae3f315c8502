import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { dayOf, type Instant, yearOf } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Page } from '#web/kit/Page.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { SeverityTag } from '#web/kit/Tag.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMay, useMe } from '#web/me.ts'
import { useWords } from '#web/words/useWords.ts'
import type { RegisterShape } from '../liaisons/contract.ts'
import { ActDialog, dayIn, textOf } from './acts/ActDialog.tsx'
import { liaisonWords } from './liaison-words.ts'
import { todayIn } from './today.ts'
import './organisation.css'

type Row = RegisterShape['rows'][number]

const View = z.object({ region: z.uuid().optional(), year: z.coerce.number().int().optional() })

/** Who has registered a liaison for the year, by when they were to, and who needs attention. */
export function LiaisonRegisterPage() {
  const words = useWords(liaisonWords)
  const { assignments } = useMe()
  const [view] = useView(View)
  const [all, setAll] = useState(false)
  const [setting, setSetting] = useState(false)
  const mayChange = useMay('liaisons.change')
  const regionId = view.region ?? assignments[0]!.regionId
  const year = view.year ?? yearOf(todayIn())
  const register = useQuery(
    api.organisation.liaisonRegister.queryOptions({ input: { regionId, year } }),
  )
  const found = register.data
  return (
    <Page
      title={words.title(year)}
      meta={found === undefined ? undefined : <Deadline of={found} />}
      actions={
        mayChange ? <Button onClick={() => setSetting(true)}>{words.set}</Button> : undefined
      }
    >
      <Loaded query={register} lines={10}>
        {({ rows }) => <Register rows={rows} all={all} onAll={setAll} />}
      </Loaded>
      <SetDeadline
        regionId={regionId}
        year={year}
        open={setting}
        onClose={() => setSetting(false)}
      />
    </Page>
  )
}

function Deadline({ of }: { readonly of: RegisterShape }) {
  const words = useWords(liaisonWords)
  if (of.dueOn === null) return <span>{words.noDeadline}</span>
  return (
    <>
      <span>{words.deadline(of.dueOn)}</span>
      {of.daysOver > 0 ? <span>{words.over(of.daysOver)}</span> : null}
      {of.basis === null ? null : <span>{of.basis}</span>}
    </>
  )
}

function Register(props: {
  readonly rows: readonly Row[]
  readonly all: boolean
  readonly onAll: (all: boolean) => void
}) {
  const { rows, all, onAll } = props
  const words = useWords(liaisonWords)
  const open = rows.filter(({ state }) => state !== 'registered')
  const columns: readonly Column<Row>[] = [
    {
      key: 'unit',
      head: words.unit,
      cell: ({ unitId, name }) => <Link to={`/units?unit=${unitId}`}>{name}</Link>,
      value: ({ name }) => name,
    },
    {
      key: 'state',
      head: words.state,
      cell: ({ state }) =>
        state === 'registered' ? (
          words.states.registered
        ) : (
          <SeverityTag severity="warning">{words.states[state]}</SeverityTag>
        ),
      value: ({ state }) => words.states[state],
    },
    {
      key: 'liaison',
      head: words.liaison,
      cell: ({ liaison }) => liaison,
      value: (row) => row.liaison,
    },
    {
      key: 'until',
      head: words.until,
      cell: ({ validTo }) => validTo,
      value: ({ validTo }) => validTo,
    },
    {
      key: 'confirmed',
      head: words.confirm,
      cell: ({ confirmedAt }) => (confirmedAt === null ? null : dayOf(confirmedAt as Instant)),
      value: ({ confirmedAt }) => confirmedAt,
    },
  ]
  return (
    <>
      <p className="register-says" role="status">
        {words.sentence(rows.length, rows.length - open.length, open.length)}
      </p>
      <p>
        <label>
          <input type="checkbox" checked={!all} onChange={({ target }) => onAll(!target.checked)} />{' '}
          {words.only}
        </label>
      </p>
      <Ledger
        caption={words.page}
        columns={columns}
        rows={all ? rows : open}
        keyOf={({ unitId }) => unitId}
        copyable
        cards
        empty={<p className="quiet">{words.none}</p>}
      />
    </>
  )
}

function SetDeadline(props: {
  readonly regionId: string
  readonly year: number
  readonly open: boolean
  readonly onClose: () => void
}) {
  const { regionId, year, ...dialog } = props
  const words = useWords(liaisonWords)
  const send = (form: FormData) =>
    api.organisation.setLiaisonDeadline.call({
      ...{ regionId, year },
      dueOn: dayIn(form, 'dueOn'),
      basis: textOf(form, 'basis'),
    })
  return (
    <ActDialog {...dialog} title={words.setTitle} send={send}>
      <Field label={words.dueOn} hint={words.dueHint}>
        <TextInput name="dueOn" type="date" required />
      </Field>
      <Field label={words.basis} optional>
        <TextInput name="basis" maxLength={200} />
      </Field>
    </ActDialog>
  )
}
