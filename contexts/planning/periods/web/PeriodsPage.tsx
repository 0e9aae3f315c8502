import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { dayOf, instant, yearOf } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Page } from '#web/kit/Page.tsx'
import { SegmentedView } from '#web/kit/SegmentedView.tsx'
import { Empty, Loaded } from '#web/kit/States.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMe } from '#web/me.ts'
import { useWords } from '#web/words/useWords.ts'
import { RegionField } from '../../progress/web/tallies/RegionField.tsx'
import { type NamedRegion, regionsToSee } from '../../progress/web/tallies/regions.ts'
import { Id } from '../../shapes.ts'
import { periodKinds } from '../rules/spans.ts'
import { PeriodMatrix } from './PeriodMatrix.tsx'
import { PeriodPanel } from './PeriodPanel.tsx'
import { periodWords } from './words.ts'
import { YearField } from './YearField.tsx'
import '../../web/plan/plan.css'
import './periods.css'

const View = z.object({
  region: Id.optional(),
  year: z.coerce.number().int().min(1998).max(2200).optional(),
  kind: z.enum(periodKinds).optional(),
  at: z
    .string()
    .regex(/^(month|quarter|year)-\d{1,2}-[0-9a-f-]{36}$/)
    .optional(),
})

/** Year by region: what was reported, accepted and locked; a cell opens what can be done about it. */
export function PeriodsPage() {
  const words = useWords(periodWords)
  const { assignments } = useMe()
  const [view, setView] = useView(View)
  const plans = useQuery(api.planning.plans.queryOptions({ input: {} }))
  const regions = regionsToSee(assignments, plans.data ?? [])
  const regionId = view.region ?? plans.data?.[0]?.regionId ?? regions[0]?.id
  const year = view.year ?? plans.data?.[0]?.year ?? yearOf(dayOf(instant(Date.now())))
  return (
    <Page
      title={words.title(year)}
      meta={<span>{words.says}</span>}
      inspector={
        view.at === undefined ? undefined : (
          <div className="plan-sheet">
            <PeriodPanel
              key={`${view.at} ${year}`}
              of={{ ...periodAt(view.at), year }}
              onClose={() => setView({ at: undefined })}
            />
          </div>
        )
      }
    >
      <Loaded query={plans} lines={8}>
        {() =>
          regionId === undefined ? (
            <Empty title={words.noRegion} normally={words.noRegionSays} />
          ) : (
            <Desk {...{ regions, regionId, year }} />
          )
        }
      </Loaded>
    </Page>
  )
}

const periodAt = (at: string) => {
  const [kind, number, ...id] = at.split('-')
  return {
    // The address was checked against this pattern.
    kind: kind as (typeof periodKinds)[number],
    number: Number(number),
    regionId: id.join('-'),
  }
}

function Desk(props: {
  readonly regions: readonly NamedRegion[]
  readonly regionId: string
  readonly year: number
}) {
  const { regions, regionId, year } = props
  const words = useWords(periodWords)
  const [view, setView] = useView(View)
  const kind = view.kind ?? 'month'
  const matrix = useQuery(api.planning.periods.queryOptions({ input: { regionId, year } }))
  return (
    <>
      <div className="period-choices">
        {regions.length < 2 ? null : (
          <RegionField
            {...{ regions, regionId }}
            onRegion={(region) => setView({ region, at: undefined })}
          />
        )}
        <YearField year={year} onYear={(next) => setView({ year: next, at: undefined })} />
        <SegmentedView
          label={words.kind}
          value={kind}
          options={periodKinds.map((value) => ({ value, label: words.kinds[value] }))}
          onChange={(value) => setView({ kind: value, at: undefined })}
        />
      </div>
      <Loaded query={matrix} lines={8}>
        {(all) => (
          <PeriodMatrix
            of={all}
            kind={kind}
            selected={view.at}
            onOpen={(at) => setView({ at }, 'push')}
          />
        )}
      </Loaded>
    </>
  )
}
