import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { ImportWizard } from '#web/imports/ImportWizard.tsx'
import type { ImportSource } from '#web/imports/source.ts'
import { Page } from '#web/kit/Page.tsx'
import { Empty } from '#web/kit/States.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMe } from '#web/me.ts'
import { useWords } from '#web/words/useWords.ts'
import { Id } from '../../../shapes.ts'
import { RegionField } from './RegionField.tsx'
import { type NamedRegion, regionsToImport } from './regions.ts'
import { talliesWords } from './words.ts'

interface Options {
  readonly regionId: string
}

const talliesSource: ImportSource<Options> = {
  kind: 'planning.tallies',
  template: () => api.planning.talliesTemplate.call(),
  preview: (ask) => api.planning.previewTallies.call(ask),
  confirm: (ask) => api.planning.confirmTallies.call(ask),
  rejected: (ask) => api.planning.rejectedTallies.call(ask),
}

const View = z.object({ region: Id.optional() })

/** Takes in a table of what was collected, a row for each unit, day and track. */
export function ImportTalliesPage() {
  const words = useWords(talliesWords)
  const { assignments } = useMe()
  const regions = regionsToImport(assignments)
  return (
    <Page
      title={words.importTitle}
      meta={
        <>
          <Link to="/tallies">{words.toTallies}</Link>
          <Link to="/progress">{words.toProgress}</Link>
        </>
      }
    >
      {regions.length === 0 ? (
        <Empty
          title={words.noOwn}
          normally={words.noOwnSays}
          action={<Link to="/tallies">{words.toTallies}</Link>}
        />
      ) : (
        <TalliesWizard regions={regions} />
      )}
    </Page>
  )
}

function TalliesWizard({ regions }: { readonly regions: readonly NamedRegion[] }) {
  const words = useWords(talliesWords)
  const queries = useQueryClient()
  const [{ region }] = useView(View)
  const first = regions.find(({ id }) => id === region) ?? regions[0]!
  const [regionId, setRegionId] = useState(first.id)
  return (
    <ImportWizard
      source={talliesSource}
      options={{ regionId }}
      onDone={() => void queries.invalidateQueries({ queryKey: api.planning.key() })}
      optionFields={
        <RegionField {...{ regions, regionId }} onRegion={setRegionId} hint={words.regionHint} />
      }
    />
  )
}
