import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Page } from '#web/kit/Page.tsx'
import { Empty, Loaded } from '#web/kit/States.tsx'
import { DemoTag, SeverityTag, Tag } from '#web/kit/Tag.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMay, useMe } from '#web/me.ts'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { ResourceRow } from '../contract.ts'
import { resourceKinds } from '../rules/kinds.ts'
import { Coverage } from './Coverage.tsx'
import { FoundResource } from './FoundResource.tsx'
import { ResourceInspector } from './ResourceInspector.tsx'
import { resourceWords } from './words.ts'
import './resources.css'

const View = z.object({
  kind: z.enum(resourceKinds).optional(),
  /** The one whose card is open. */
  of: z.uuid().optional(),
})

/** Teams, vehicles, sites and venues: when they are there, how much they can do, whether they are fit. */
export function ResourcesPage() {
  const words = useWords(resourceWords)
  const [view, setView] = useView(View)
  const [founding, setFounding] = useState(false)
  const { assignments } = useMe()
  const changes = useMay('organisation.change')
  const found = useQuery(
    api.organisation.resources.queryOptions({ input: view.kind ? { kind: view.kind } : {} }),
  )
  const regionId = assignments[0]!.regionId
  return (
    <Page
      title={words.title}
      meta={<span>{words.says}</span>}
      actions={
        <>
          <select
            className="input resource-kind"
            aria-label={words.kind}
            value={view.kind ?? ''}
            onChange={({ target }) =>
              setView({ kind: (target.value || undefined) as ResourceRow['kind'] | undefined })
            }
          >
            <option value="">{words.kind}</option>
            {resourceKinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.kinds[kind]}
              </option>
            ))}
          </select>
          {changes ? (
            <Button kind="primary" onClick={() => setFounding(true)}>
              {words.found}
            </Button>
          ) : null}
        </>
      }
      inspector={
        view.of === undefined ? undefined : (
          <ResourceInspector id={view.of} onClose={() => setView({ of: undefined })} />
        )
      }
    >
      <Loaded query={found} lines={8}>
        {(rows) => (
          <ResourceList rows={rows} selected={view.of} onSelect={(of) => setView({ of })} />
        )}
      </Loaded>
      <Coverage regionId={regionId} />
      <FoundResource regionId={regionId} open={founding} onClose={() => setFounding(false)} />
    </Page>
  )
}

function ResourceList(props: {
  readonly rows: readonly ResourceRow[]
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
}) {
  const words = useWords(resourceWords)
  return (
    <Ledger
      caption={words.title}
      columns={useColumns()}
      rows={props.rows}
      keyOf={({ id }) => id}
      selected={props.selected}
      onSelect={props.onSelect}
      onOpen={props.onSelect}
      empty={<Empty title={words.none} normally={words.noneSays} />}
      copyable
      cards
    />
  )
}

function useColumns(): Column<ResourceRow>[] {
  const words = useWords(resourceWords)
  return [
    {
      key: 'name',
      head: words.name,
      cell: ({ name, demo }) => (
        <>
          {name} {demo ? <DemoTag /> : null}
        </>
      ),
      value: ({ name }) => name,
    },
    {
      key: 'kind',
      head: words.kind,
      cell: ({ kind }) => words.kinds[kind],
      value: ({ kind }) => words.kinds[kind],
    },
    {
      key: 'region',
      head: words.region,
      cell: ({ regionName }) => regionName,
      value: ({ regionName }) => regionName,
    },
    {
      key: 'rate',
      head: words.perHour,
      unit: words.renfen,
      kind: 'figure',
      cell: ({ renfenPerHour, kind }) =>
        renfenPerHour === null ? (
          <span className="quiet">{kind === 'venue' ? '--' : words.notBound}</span>
        ) : (
          number(renfenPerHour)
        ),
      value: ({ renfenPerHour }) => renfenPerHour,
    },
    {
      key: 'hours',
      head: words.hours,
      wrap: true,
      cell: (row) => <Hours terms={row.terms} />,
      value: ({ terms }) => hoursIn(words, terms),
    },
    {
      key: 'today',
      head: words.today,
      cell: ({ opening }) =>
        opening === 'open' ? words.openings.open : <Tag>{words.openings[opening]}</Tag>,
      value: ({ opening }) => words.openings[opening],
    },
    {
      key: 'fit',
      head: words.assessments,
      wrap: true,
      cell: (row) => <Fit row={row} />,
      value: (row) => fitIn(words, row),
    },
  ]
}

/** A week's hours in a line: 一二三四五 09:00–17:00. */
export function Hours({ terms }: { readonly terms: ResourceRow['terms'] }) {
  return hoursIn(useWords(resourceWords), terms)
}

type ResourceWords = ReturnType<typeof useWords<typeof resourceWords>>

function hoursIn(words: ResourceWords, terms: ResourceRow['terms']): string {
  if (terms === null || terms.hours.length === 0) return words.noHours
  const byHours = Map.groupBy(
    terms.hours,
    ({ opens, closes }) => `${clock(opens)}–${clock(closes)}`,
  )
  return [...byHours]
    .map(
      ([hours, days]) => `${days.map(({ weekday }) => words.weekday(weekday)).join('')} ${hours}`,
    )
    .join('；')
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

function Fit({ row }: { readonly row: ResourceRow }) {
  const words = useWords(resourceWords)
  const { standings } = row
  if (standings.length === 0) return null
  const wrong = standings.filter(({ is }) => is !== 'met')
  if (wrong.length === 0) {
    const ends = standings.flatMap(({ until }) => until ?? []).toSorted()[0]
    return (
      <>
        {words.qualified} {ends === undefined ? null : words.until(ends)}
      </>
    )
  }
  return (
    <>
      <SeverityTag severity="warning">{words.unqualified}</SeverityTag>{' '}
      {wrong.map(({ aspect, is }) => `${words.aspects[aspect]}${words.standings[is]}`).join('、')}
    </>
  )
}

/** The same in words alone, for exports. */
function fitIn(words: ResourceWords, { standings }: ResourceRow): string | null {
  if (standings.length === 0) return null
  const wrong = standings.filter(({ is }) => is !== 'met')
  if (wrong.length === 0) return words.qualified
  return `${words.unqualified} ${wrong.map(({ aspect, is }) => `${words.aspects[aspect]}${words.standings[is]}`).join('、')}`
}
