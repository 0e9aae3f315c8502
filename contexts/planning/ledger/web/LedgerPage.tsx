import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Page } from '#web/kit/Page.tsx'
import { SegmentedView } from '#web/kit/SegmentedView.tsx'
import { Empty, Loaded } from '#web/kit/States.tsx'
import { useView } from '#web/kit/useView.ts'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { Id } from '../../shapes.ts'
import type { LedgerShape } from '../shapes.ts'
import { DisputeTable } from './DisputeTable.tsx'
import { LineInspector } from './LineInspector.tsx'
import { LineTable } from './LineTable.tsx'
import { ledgerWords } from './words.ts'
import './ledger.css'

const View = z.object({
  region: Id.optional(),
  year: z.coerce.number().int().optional(),
  unit: Id.optional(),
  show: z.enum(['lines', 'disputes']).default('lines'),
  /** The line whose panel is open. */
  at: Id.optional(),
})

/** Every single credit: where it came from, what became of it, and how to say that it is wrong. */
export function LedgerPage() {
  const words = useWords(ledgerWords)
  const [view, setView] = useView(View)
  const ledgers = useQuery(api.planning.ledgers.queryOptions({}))
  const ledger = ledgers.data?.find(({ regionId }) => regionId === view.region) ?? ledgers.data?.[0]
  return (
    <Page
      title={words.title}
      meta={<span>{words.says}</span>}
      inspector={
        view.at === undefined || ledger === undefined ? undefined : (
          <LineInspector
            id={view.at}
            regionId={ledger.regionId}
            onClose={() => setView({ at: undefined })}
          />
        )
      }
    >
      <Loaded query={ledgers} lines={6}>
        {(all) =>
          ledger === undefined ? (
            <Empty title={words.noLedger} normally={words.noLedgerSays} />
          ) : (
            <OfLedger ledgers={all} ledger={ledger} />
          )
        }
      </Loaded>
    </Page>
  )
}

function OfLedger(props: {
  readonly ledgers: readonly LedgerShape[]
  readonly ledger: LedgerShape
}) {
  const { ledgers, ledger } = props
  const words = useWords(ledgerWords)
  const [view, setView] = useView(View)
  const { regionId } = ledger
  const disputes = useQuery(api.planning.disputes.queryOptions({ input: { regionId } }))
  const open = disputes.data?.filter(({ decidedAt }) => decidedAt === null).length ?? 0
  const year = view.year ?? ledger.years[0]
  return (
    <div className="ledger-page">
      <div className="ledger-tools">
        <Choice
          label={words.region}
          value={regionId}
          options={ledgers.map((one) => [one.regionId, one.name])}
          onChoice={(region) =>
            setView({ region, year: undefined, unit: undefined, at: undefined })
          }
        />
        <Choice
          label={words.year}
          value={String(year ?? '')}
          options={ledger.years.map((one) => [String(one), String(one)])}
          onChoice={(chosen) => setView({ year: Number(chosen), at: undefined })}
        />
        <SegmentedView
          label={words.view}
          value={view.show}
          options={[
            { value: 'lines', label: words.lines },
            {
              value: 'disputes',
              label: open === 0 ? words.disputes : words.openDisputes(number(open)),
            },
          ]}
          onChange={(show) => setView({ show, at: undefined })}
        />
        {view.unit === undefined ? null : (
          <Button size="small" onClick={() => setView({ unit: undefined, at: undefined })}>
            {words.everyUnit}
          </Button>
        )}
      </div>
      {view.show === 'disputes' ? (
        <Loaded query={disputes} lines={6}>
          {(all) => (
            <DisputeTable disputes={all} selected={view.at} onSelect={(at) => setView({ at })} />
          )}
        </Loaded>
      ) : year === undefined ? (
        <Empty title={words.none} normally={words.noneSays} />
      ) : (
        <LineTable
          asked={{ regionId, year, unitId: view.unit }}
          selected={view.at}
          onSelect={(at) => setView({ at })}
        />
      )}
    </div>
  )
}

function Choice(props: {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [string, string])[]
  readonly onChoice: (value: string) => void
}) {
  return (
    <Field label={props.label}>
      <select
        className="input"
        value={props.value}
        onChange={({ target }) => props.onChoice(target.value)}
      >
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
}
