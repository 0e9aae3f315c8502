import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { Page } from '#web/kit/Page.tsx'
import { Empty, Loaded } from '#web/kit/States.tsx'
import { DemoTag } from '#web/kit/Tag.tsx'
import { useView } from '#web/kit/useView.ts'
import { may, useMe } from '#web/me.ts'
import { number, unitNames } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { NewYearDialog } from './plans/NewYearDialog.tsx'
import { plansWords } from './plans/words.ts'
import { planWords } from './words.ts'
import './plan/plan.css'

const View = z.object({ begin: z.literal('year').optional() })

/** The plans within reach, by year and region; and the beginning of a new year. */
export function PlansPage() {
  const words = useWords(plansWords)
  const [view, setView] = useView(View)
  const me = useMe()
  const mayBegin = may(me, 'planning.change')
  const plans = useQuery(api.planning.plans.queryOptions({ input: {} }))
  const regions = useOwnRegions()
  const begin = () => setView({ begin: 'year' })

  return (
    <Page
      title={words.title}
      meta={<span>{words.says}</span>}
      actions={
        mayBegin ? (
          <Button kind="primary" onClick={begin}>
            {words.begin}
          </Button>
        ) : undefined
      }
    >
      <div className="plan-list">
        <Loaded query={plans} lines={6}>
          {(all) =>
            all.length === 0 ? (
              <Empty
                title={words.none}
                normally={mayBegin ? words.noneSays : words.noneRead}
                action={mayBegin ? <Button onClick={begin}>{words.begin}</Button> : undefined}
              />
            ) : (
              <PlansTable plans={all} />
            )
          }
        </Loaded>
      </div>
      {view.begin === undefined || plans.data === undefined || regions.length === 0 ? null : (
        <NewYearDialog
          plans={plans.data}
          regions={regions}
          onClose={() => setView({ begin: undefined })}
        />
      )}
    </Page>
  )
}

type Plan = Awaited<ReturnType<typeof import('#web/api.ts')['client']['planning']['plans']>>[number]

function PlansTable({ plans }: { readonly plans: readonly Plan[] }) {
  const words = useWords(plansWords)
  const common = useWords(planWords)
  const language = useLanguage()
  const columns: readonly Column<Plan>[] = [
    {
      key: 'region',
      head: words.region,
      cell: ({ regionName, demo }) => (
        <>
          {regionName} {demo ? <DemoTag /> : null}
        </>
      ),
      value: ({ regionName }) => regionName,
    },
    { key: 'year', head: words.year, cell: ({ year }) => year, value: ({ year }) => year },
    {
      key: 'total',
      head: words.total,
      kind: 'figure',
      cell: ({ total, unit }) =>
        total === null ? (
          <Missing kind="pending" />
        ) : (
          `${number(total)} ${unitNames[unit][language]}`
        ),
      value: ({ total }) => total,
    },
    {
      key: 'revision',
      head: words.revision,
      cell: ({ revision, state }) => common.version(revision, common.states[state]),
      value: ({ state }) => common.states[state],
    },
    {
      key: 'open',
      head: words.links,
      cell: ({ id }) => (
        <span className="plan-links">
          <Link to={`/plan/${id}/targets`}>{words.targets}</Link>
          <Link to={`/plan/${id}/schedule`}>{words.schedule}</Link>
        </span>
      ),
    },
  ]
  return (
    <Ledger
      caption={words.title}
      columns={columns}
      rows={plans}
      keyOf={({ id }) => id}
      copyable
      cards
    />
  )
}

/** The regions whose plans this account writes. */
function useOwnRegions(): { id: string; name: string }[] {
  const { assignments } = useMe()
  return assignments
    .filter(({ role }) => role === 'blood-office-officer')
    .map(({ regionId, regionName }) => ({ id: regionId, name: regionName }))
}
