import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { z } from 'zod'
import { unitNames } from '#kernel/unit-words.ts'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Page } from '#web/kit/Page.tsx'
import { SegmentedView } from '#web/kit/SegmentedView.tsx'
import { Empty } from '#web/kit/States.tsx'
import { usePrinting } from '#web/kit/usePrinting.ts'
import { useView } from '#web/kit/useView.ts'
import { useMay } from '#web/me.ts'
import { number } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { Id } from '../../shapes.ts'
import type { ProgressShape } from '../shapes.ts'
import { ExportLink } from './ExportLink.tsx'
import { FromAbove } from './FromAbove.tsx'
import { GroundGate } from './GroundGate.tsx'
import { GroundMeta } from './GroundMeta.tsx'
import { IndicatorStrip } from './IndicatorStrip.tsx'
import { OnDay } from './OnDay.tsx'
import { ProgressTable } from './ProgressTable.tsx'
import { ListChoices } from './progress/ListChoices.tsx'
import { MonthCards } from './progress/MonthCards.tsx'
import { NothingCollected } from './progress/NothingCollected.tsx'
import { countings, within } from './progress/narrowing.ts'
import { PartInspector } from './progress/PartInspector.tsx'
import { partWords } from './progress/words.ts'
import { orders, rowsToShow, shows } from './progress-rows.ts'
import { type GroundOfPage, useGround } from './useGround.ts'
import { progressWords } from './words.ts'
import './progress.css'

const View = z.object({
  order: z.enum(orders).default('gap'),
  show: z.enum(shows).default('all'),
  /** The heading whose units alone are shown. */
  group: Id.optional(),
  counted: z.enum(countings).optional(),
  form: z.enum(['list', 'months']).default('list'),
  /** The part whose panel is open. */
  at: Id.optional(),
})

/** B4: who is on plan, behind and ahead, held against the plan to date. */
export function ProgressPage() {
  const words = useWords(progressWords)
  const [{ at }, setView] = useView(View)
  const ground = useGround()
  const query = useQuery({
    ...api.planning.progress.queryOptions({ input: ground.asked! }),
    enabled: ground.asked !== undefined,
    placeholderData: keepPreviousData,
  })
  return (
    <GroundGate title={words.progress} ground={ground} query={query}>
      {(progress) => (
        <Page
          title={isNothing(progress) ? words.nothing : sentence(words, progress)}
          inspector={panelOf(progress, { at, asked: ground.asked! }, () =>
            setView({ at: undefined }),
          )}
          meta={<GroundMeta of={progress.ground} ground={ground} />}
          actions={
            <>
              <OnDay of={progress.ground} ground={ground} />
              <ImportLink regionId={progress.ground.regionId} />
              <ExportLink of={progress.ground} />
              <Button onClick={() => print()}>{words.print}</Button>
            </>
          }
        >
          {isNothing(progress) ? (
            <NothingCollected />
          ) : (
            <ProgressList progress={progress} asked={ground.asked!} />
          )}
          <IndicatorStrip asked={ground.asked!} />
          <FromAbove />
        </Page>
      )}
    </GroundGate>
  )
}

const isNothing = ({ ground }: ProgressShape): boolean => ground.asOf.lastDay === null

function panelOf(
  { rows, ground }: ProgressShape,
  { at, asked }: { readonly at: string | undefined; readonly asked: AskedOf },
  onClose: () => void,
) {
  const row = rows.find(({ key }) => key === at)
  return row === undefined ? undefined : <PartInspector {...{ row, ground, asked, onClose }} />
}

type AskedOf = NonNullable<GroundOfPage['asked']>

function ProgressList(props: { readonly progress: ProgressShape; readonly asked: AskedOf }) {
  const { progress, asked } = props
  const words = useWords(progressWords)
  const language = useLanguage()
  const [{ order, show, group, counted, form, at }, setView] = useView(View)
  const parts = useWords(partWords)
  const printing = usePrinting()
  const { ground, rows, counts, beside } = progress
  const counting = form === 'months' ? ground.unit : (counted ?? ground.unit)
  // On paper, which others read, units stand as in the plan and never by rank.
  const shown = rowsToShow(within(rows, group), { order: printing ? 'plan' : order, show })
  const present = shows.filter((one) => one === 'all' || (counts[one] ?? 0) > 0)
  return (
    <>
      <div className="progress-tools">
        <SegmentedView
          label={words.list.show}
          value={show}
          options={present.map((value) => ({
            value,
            label:
              value === 'all'
                ? words.list.all
                : `${words.states[value]} ${number(counts[value] ?? 0)}`,
          }))}
          onChange={(next) => setView({ show: next })}
        />
        <SegmentedView
          label={words.list.order}
          value={order}
          options={[
            { value: 'gap', label: words.list.byGap },
            { value: 'plan', label: words.list.byPlan },
          ]}
          onChange={(next) => setView({ order: next })}
        />
        <SegmentedView
          label={parts.form}
          value={form}
          options={[
            { value: 'list', label: parts.asList },
            { value: 'months', label: parts.byMonth },
          ]}
          onChange={(next) => setView({ form: next })}
        />
        <ListChoices
          {...{ rows, group }}
          planUnit={ground.unit}
          counting={counting}
          onGroup={(key) => setView({ group: key })}
          onCounting={form === 'months' ? undefined : (unit) => setView({ counted: unit })}
        />
        {counting === ground.unit && form === 'list' ? (
          <span className="caption">{words.list.legend}</span>
        ) : null}
      </div>
      {form === 'months' ? (
        <MonthCards
          rows={shown}
          asked={asked}
          unit={unitNames[ground.unit][language]}
          onSelect={(key) => setView({ at: key })}
        />
      ) : (
        <ProgressTable
          rows={shown}
          unit={unitNames[ground.unit][language]}
          counting={counting === ground.unit ? undefined : counted}
          selected={at}
          onSelect={(key) => setView({ at: key })}
          empty={<Empty title={words.list.empty} normally={words.list.emptySays} />}
        />
      )}
      {beside.visits === 0 ? null : (
        <p className="quiet">{words.list.beside(number(beside.visits))}</p>
      )}
    </>
  )
}

function ImportLink({ regionId }: { regionId: string }) {
  const words = useWords(progressWords)
  const may = useMay('tallies.import')
  return may ? (
    <Link className="plan-export" to="/tallies/import" search={{ region: regionId } as never}>
      {words.toTallies}
    </Link>
  ) : null
}

type Sayings = (typeof progressWords)['zh']

/** The finding in one sentence: 60 个单位按计划，3 个落后，1 个提前. */
function sentence({ list }: Sayings, { counts }: ProgressShape): string {
  const count = (state: keyof typeof counts) => number(counts[state] ?? 0)
  const more = (['unscheduled', 'pending', 'unknown'] as const).filter(
    (state) => (counts[state] ?? 0) > 0,
  )
  return [
    list.sentence(count('behind'), count('on-plan'), count('ahead')),
    ...more.map((state) => list[state](count(state))),
  ].join('，')
}
