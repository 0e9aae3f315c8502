import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { z } from 'zod'
import { dayOf, instant, yearOf } from '#kernel/days.ts'
import { api, type client } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Page } from '#web/kit/Page.tsx'
import { Empty, Failed, Loaded } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMay } from '#web/me.ts'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { supportWords } from './words.ts'

type Support = Awaited<ReturnType<typeof client.appointments.support>>
type Row = Support['rows'][number]

const View = z.object({ year: z.coerce.number().int().min(1998).max(2200).optional() })

/** What units declare to give for one donation, and what of it is to be looked at, with the figures. */
export function SupportPage() {
  const words = useWords(supportWords)
  const may = useMay('support.declare')
  const [view] = useView(View)
  const [declaring, setDeclaring] = useState(false)
  const year = view.year ?? yearOf(dayOf(instant(Date.now())))
  const support = useQuery(api.appointments.support.queryOptions({ input: { year } }))
  const declare = may ? (
    <Button kind="primary" onClick={() => setDeclaring(true)}>
      {words.declare}
    </Button>
  ) : undefined
  return (
    <Page title={`${words.title}　${year}`} meta={<span>{words.says}</span>} actions={declare}>
      <Loaded query={support} lines={6}>
        {(found) => (
          <>
            <Ceilings of={found} />
            {found.rows.length === 0 ? (
              <Empty title={words.none(String(year))} normally={words.noneSays} />
            ) : (
              <Rows rows={found.rows} />
            )}
          </>
        )}
      </Loaded>
      {declaring ? <Declaring year={year} onClose={() => setDeclaring(false)} /> : null}
    </Page>
  )
}

function Ceilings({ of: { yuanCeiling, leaveCeiling } }: { readonly of: Support }) {
  const words = useWords(supportWords)
  const set = [
    [words.yuan, yuanCeiling, words.yuanUnit],
    [words.leave, leaveCeiling, words.days],
  ] as const
  const said = set.flatMap(([what, ceiling, unit]) =>
    ceiling === null
      ? []
      : [
          words.ceiling(
            what,
            `${number(ceiling.value)} ${unit}`,
            [ceiling.citation, ceiling.from].filter(Boolean).join('，'),
          ),
        ],
  )
  return <p className="caption">{said.length === 0 ? words.noCeiling : said.join('　')}</p>
}

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const words = useWords(supportWords)
  const say = ({ of, why, value, against, bound, among }: Row['flags'][number]): string => {
    const what = of === 'yuan' ? words.yuan : words.leave
    return why === 'over-ceiling'
      ? words.over(what, number(value), number(against))
      : words.outlier(what, number(value), number(against), number(among ?? 0), number(bound ?? 0))
  }
  const columns: readonly Column<Row>[] = [
    { key: 'unit', head: words.unit, cell: ({ unit }) => unit, value: ({ unit }) => unit },
    {
      key: 'yuan',
      head: words.yuan,
      unit: words.yuanUnit,
      kind: 'figure',
      cell: ({ yuan }) => number(yuan),
      value: ({ yuan }) => yuan,
    },
    {
      key: 'leave',
      head: words.leave,
      unit: words.days,
      kind: 'figure',
      cell: ({ leaveDays }) => number(leaveDays),
      value: ({ leaveDays }) => leaveDays,
    },
    { key: 'basis', head: words.basis, wrap: true, cell: ({ basis }) => basis },
    {
      key: 'flags',
      head: words.flags,
      wrap: true,
      cell: ({ flags }) => flags.map(say).join('；'),
      value: ({ flags }) => flags.length,
    },
  ]
  return (
    <Ledger
      caption={words.title}
      columns={columns}
      rows={rows}
      keyOf={({ unitId }) => unitId}
      copyable
    />
  )
}

function Declaring({ year, onClose }: { readonly year: number; readonly onClose: () => void }) {
  const words = useWords(supportWords)
  const units = useQuery(api.organisation.units.queryOptions({ input: {} }))
  const queries = useQueryClient()
  const formId = useId()
  const send = useMutation({
    mutationFn: (form: FormData) =>
      api.appointments.declareSupport.call({
        unitId: String(form.get('unit')),
        year,
        yuan: Number(form.get('yuan')),
        leaveDays: Number(form.get('leave')),
        basis: String(form.get('basis')),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.appointments.key() })
      onClose()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    send.mutate(new FormData(event.currentTarget))
  }
  return (
    <Dialog
      title={`${words.declare}　${year}`}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            kind="primary"
            busy={send.isPending}
            onClick={() => (document.getElementById(formId) as HTMLFormElement).requestSubmit()}
          >
            {words.declare}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        <Field label={words.unit}>
          <select className="input" name="unit" required>
            {(units.data?.units ?? []).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field label={words.yuan}>
          <TextInput name="yuan" type="number" min={0} step={0.01} required unit={words.yuanUnit} />
        </Field>
        <Field label={words.leave}>
          <TextInput
            name="leave"
            type="number"
            min={0}
            max={365}
            step={0.5}
            required
            unit={words.days}
          />
        </Field>
        <Field label={words.basis}>
          <TextInput name="basis" required maxLength={200} />
        </Field>
        {send.error === null ? null : <Failed error={send.error} />}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
