import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { saveFile } from '#web/imports/source.ts'
import { Button } from '#web/kit/Button.tsx'
import { Disclosure } from '#web/kit/Disclosure.tsx'
import { Page } from '#web/kit/Page.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { DemoTag } from '#web/kit/Tag.tsx'
import { useMay } from '#web/me.ts'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { UnitRow } from '../shapes.ts'
import { FoundUnit } from './acts/FoundUnit.tsx'
import { RegionTree } from './RegionTree.tsx'
import { todayIn } from './today.ts'
import { UnitFilters } from './UnitFilters.tsx'
import { UnitInspector } from './UnitInspector.tsx'
import { UnitList } from './UnitList.tsx'
import { useUnitsView } from './view.ts'
import { organisationWords } from './words.ts'
import './organisation.css'

/** Units by region, as organised on any day, with their head-counts, lines and liaisons. */
export function UnitsPage() {
  const words = useWords(organisationWords)
  const [view, setView] = useUnitsView()
  const { region, q, kind, line, on, unit } = view
  const regions = useQuery(api.organisation.regions.queryOptions({ input: { on } }))
  const filter = { regionId: region, search: q, kind, lineId: line, on }
  const units = useQuery(
    api.organisation.units.queryOptions({
      input: { ...filter, limit: 1000 },
      placeholderData: (before) => before,
    }),
  )

  return (
    <Page
      title={words.title}
      meta={<Measure found={units.data} />}
      actions={<UnitsActions />}
      inspector={
        unit === undefined ? undefined : (
          <UnitInspector id={unit} onClose={() => setView({ unit: undefined })} />
        )
      }
    >
      <div className="units" data-card={unit !== undefined || undefined}>
        <Loaded query={regions} lines={8}>
          {(all) => (
            <RegionTree
              regions={all}
              selected={region}
              onSelect={(id) => setView({ region: id })}
            />
          )}
        </Loaded>
        <div className="units-list">
          <UnitFilters />
          <Loaded query={units} lines={12}>
            {({ units: rows, total }) => (
              <UnitList
                rows={rows}
                total={total}
                selected={unit}
                onSelect={(id) => setView({ unit: id })}
              />
            )}
          </Loaded>
        </div>
      </div>
    </Page>
  )
}

/** How many units were found, whether they are invented, and of which day. */
function Measure(props: {
  readonly found: { readonly total: number; readonly units: readonly UnitRow[] } | undefined
}) {
  const words = useWords(organisationWords)
  const [{ on }, setView] = useUnitsView()
  return (
    <>
      {props.found === undefined ? null : <span>{words.count(number(props.found.total))}</span>}
      {props.found?.units[0]?.demo ? <DemoTag /> : null}
      {on === undefined ? null : (
        <span>
          {words.asOf(on)}{' '}
          <button type="button" className="link-button" onClick={() => setView({ on: undefined })}>
            {words.today}
          </button>
        </span>
      )}
    </>
  )
}

function UnitsActions() {
  const words = useWords(organisationWords)
  const navigate = useNavigate()
  const [founding, setFounding] = useState(false)
  const mayChange = useMay('organisation.change')
  return (
    <>
      <Exports />
      {mayChange ? (
        <>
          <Button onClick={() => void navigate({ to: '/units/import' })}>{words.import}</Button>
          <Button onClick={() => setFounding(true)}>{words.found}</Button>
          <FoundUnit open={founding} onClose={() => setFounding(false)} />
        </>
      ) : null}
    </>
  )
}

function Exports() {
  const words = useWords(organisationWords)
  const [{ region, q, kind, line, on }] = useUnitsView()
  const regions = useQuery(api.organisation.regions.queryOptions({ input: {} }))
  const seesContacts = useMay('liaisons.see')
  const year = Number((on ?? todayIn()).slice(0, 4))
  const top = region ?? regions.data?.find(({ parentId }) => parentId === null)?.id
  const filter = { regionId: region, search: q, kind, lineId: line, on }

  const items = [
    [words.exportUnits, () => api.organisation.unitsFile.call(filter)],
    ...(top === undefined
      ? []
      : [
          [
            words.exportCounts,
            () => api.organisation.headcountsFile.call({ regionId: top, year }),
          ] as const,
        ]),
    ...(seesContacts
      ? [
          [
            words.exportContacts,
            () => api.organisation.liaisonsFile.call({ regionId: region }),
          ] as const,
        ]
      : []),
  ] as const
  return (
    <Disclosure label={words.export} side="right" className="disclosure-framed">
      {(close) => (
        <ul className="menu">
          {items.map(([name, fetchFile]) => (
            <li key={name}>
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  close()
                  void fetchFile().then(saveFile)
                }}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Disclosure>
  )
}
