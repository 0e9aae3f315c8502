import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Page } from '#web/kit/Page.tsx'
import { Empty, Loaded } from '#web/kit/States.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMay, useMe } from '#web/me.ts'
import { useWords } from '#web/words/useWords.ts'
import { Id } from '../../../shapes.ts'
import { BatchTable } from './BatchTable.tsx'
import { RegionField } from './RegionField.tsx'
import { type NamedRegion, regionsToSee } from './regions.ts'
import { talliesWords } from './words.ts'
import './tallies.css'

const View = z.object({ region: Id.optional() })

/** What was collected, import by import: who took in what and when, and how to take it back. */
export function TalliesPage() {
  const words = useWords(talliesWords)
  const { assignments } = useMe()
  const mayImport = useMay('tallies.import')
  const navigate = useNavigate()
  const plans = useQuery(api.planning.plans.queryOptions({ input: {} }))
  const toImport = () => void navigate({ to: '/tallies/import' })

  return (
    <Page
      title={words.title}
      meta={
        <>
          <span>{words.says}</span>
          <Link to="/progress">{words.toProgress}</Link>
        </>
      }
      actions={
        mayImport ? (
          <Button kind="primary" onClick={toImport}>
            {words.import}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={plans} lines={6}>
        {(all) => <Imports regions={regionsToSee(assignments, all)} onImport={toImport} />}
      </Loaded>
    </Page>
  )
}

function Imports(props: {
  readonly regions: readonly NamedRegion[]
  readonly onImport: () => void
}) {
  const { regions, onImport } = props
  const words = useWords(talliesWords)
  const mayImport = useMay('tallies.import')
  const [view, setView] = useView(View)
  const regionId = view.region ?? regions[0]?.id
  if (regionId === undefined) {
    return (
      <Empty
        title={words.noRegion}
        normally={words.noRegionSays}
        action={<Link to="/plans">{words.region}</Link>}
      />
    )
  }
  return (
    <div className="tallies">
      {regions.length < 2 ? null : (
        <RegionField {...{ regions, regionId }} onRegion={(region) => setView({ region })} />
      )}
      <Batches
        regionId={regionId}
        empty={
          <Empty
            title={words.none}
            normally={mayImport ? words.noneNormally : words.noneRead}
            action={mayImport ? <Button onClick={onImport}>{words.import}</Button> : undefined}
          />
        }
      />
    </div>
  )
}

function Batches(props: { readonly regionId: string; readonly empty: React.ReactNode }) {
  const { regionId, empty } = props
  const batches = useQuery(api.planning.tallyBatches.queryOptions({ input: { regionId } }))
  return (
    <Loaded query={batches} lines={6}>
      {(all) => <BatchTable batches={all} empty={empty} />}
    </Loaded>
  )
}
