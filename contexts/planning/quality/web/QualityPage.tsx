import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { dayOf, type Instant, instant, yearOf } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Page } from '#web/kit/Page.tsx'
import { Empty, Failed, Loaded } from '#web/kit/States.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMay, useMe } from '#web/me.ts'
import { moment } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { regionsToSee } from '../../progress/web/tallies/regions.ts'
import type { QualityShape } from '../shapes.ts'
import { FindingPanel } from './FindingPanel.tsx'
import { FindingTable } from './FindingTable.tsx'
import { Measures } from './Measures.tsx'
import { QualityChoices } from './QualityChoices.tsx'
import { Timeliness } from './Timeliness.tsx'
import { View } from './view.ts'
import { qualityWords } from './words.ts'
import '../../web/plan/plan.css'
import './quality.css'

/** How good the figures of a year are, by source, and what is doubtful: filtered by the address. */
export function QualityPage() {
  const words = useWords(qualityWords)
  const { assignments } = useMe()
  const [view, setView] = useView(View)
  const plans = useQuery(api.planning.plans.queryOptions({ input: {} }))
  const regions = regionsToSee(assignments, plans.data ?? [])
  const regionId = view.region ?? plans.data?.[0]?.regionId ?? regions[0]?.id
  const year = view.year ?? plans.data?.[0]?.year ?? yearOf(dayOf(instant(Date.now())))
  const { dimension, source, state } = view
  const asked = {
    ...{ regionId: regionId ?? '', year },
    ...(dimension === undefined ? {} : { dimension }),
    ...(source === undefined ? {} : { source }),
    ...(state === undefined ? {} : { state }),
  }
  const quality = useQuery(
    api.planning.quality.queryOptions({
      input: asked,
      enabled: plans.isSuccess && regionId !== undefined,
    }),
  )
  return (
    <Page
      title={words.title(year)}
      meta={quality.data === undefined ? undefined : <RunMeta of={quality.data} />}
      actions={regionId === undefined ? undefined : <Acts {...{ asked }} />}
      inspector={
        view.at === undefined ? undefined : (
          <div className="plan-sheet">
            <FindingPanel key={view.at} id={view.at} onClose={() => setView({ at: undefined })} />
          </div>
        )
      }
    >
      {plans.isSuccess && regionId === undefined ? (
        <Empty title={words.noRegion} normally={words.noRegionSays} />
      ) : (
        <>
          <QualityChoices {...{ regions, regionId: regionId ?? '', year }} />
          <Loaded query={quality} lines={10}>
            {(all) => (
              <>
                {all.run === null ? (
                  <Empty title={words.never} normally={words.neverSays} />
                ) : (
                  <>
                    <Measures of={all.run.measures} />
                    <FindingTable
                      of={all}
                      selected={view.at}
                      onOpen={(at) => setView({ at }, 'push')}
                    />
                  </>
                )}
                <Timeliness regionId={all.regionId} />
              </>
            )}
          </Loaded>
        </>
      )}
    </Page>
  )
}

function RunMeta({ of }: { readonly of: QualityShape }) {
  const words = useWords(qualityWords)
  return (
    <>
      <span>{of.regionName}</span>
      <span>
        {of.run === null ? words.never : words.judged(moment(of.run.judgedAt as Instant))}
      </span>
      {of.run?.measures.through == null ? null : (
        <span>{words.through(of.run.measures.through)}</span>
      )}
    </>
  )
}

function Acts({ asked }: { readonly asked: { readonly regionId: string; readonly year: number } }) {
  const words = useWords(qualityWords)
  const queries = useQueryClient()
  const mayJudge = useMay('planning.change')
  const judge = useMutation(
    api.planning.judgeQuality.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.planning.key() }),
    }),
  )
  const { regionId, year } = asked
  const file = new URLSearchParams(
    Object.entries(asked).map(([name, value]) => [name, String(value)]),
  )
  return (
    <>
      {judge.error === null ? null : <Failed error={judge.error} />}
      <a className="plan-export" href={`/api/planning/quality.xlsx?${file}`} download>
        {words.export}
      </a>
      <Button onClick={() => print()}>{words.print}</Button>
      {mayJudge ? (
        <Button
          kind="primary"
          busy={judge.isPending}
          onClick={() => judge.mutate({ regionId, year })}
        >
          {words.judge}
        </Button>
      ) : null}
    </>
  )
}
