import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { ImportWizard } from '#web/imports/ImportWizard.tsx'
import type { ImportSource } from '#web/imports/source.ts'
import { Field } from '#web/kit/Field.tsx'
import { Page } from '#web/kit/Page.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { RegionShape } from '../shapes.ts'
import { PastImports } from './PastImports.tsx'
import { inOrder } from './RegionTree.tsx'
import { todayIn } from './today.ts'
import { organisationWords } from './words.ts'
import './organisation.css'

interface Options {
  readonly regionId: string
  readonly year: number
  readonly statedOn: string
  readonly source: string | null
}

const unitsSource: ImportSource<Options> = {
  kind: 'organisation.units',
  template: () => api.organisation.unitsTemplate.call(),
  preview: (ask) => api.organisation.previewUnits.call(ask),
  confirm: (ask) => api.organisation.confirmUnits.call(ask),
  rejected: (ask) => api.organisation.rejectedUnits.call(ask),
}

/** Takes units with head-counts, lines and liaisons in from a table; former imports below. */
export function ImportPage() {
  const words = useWords(organisationWords).import_
  const regions = useQuery(api.organisation.regions.queryOptions({ input: {} }))
  return (
    <Page title={words.title} meta={<Link to="/units">{words.toUnits}</Link>}>
      <Loaded query={regions}>{(all) => <UnitsWizard regions={all} />}</Loaded>
      <PastImports />
    </Page>
  )
}

function UnitsWizard({ regions }: { readonly regions: readonly RegionShape[] }) {
  const queries = useQueryClient()
  const top = regions.find(({ parentId }) => parentId === null)?.id ?? ''
  const [chosen, setChosen] = useState<Partial<Options>>({})
  const options = {
    regionId: top,
    year: Number(todayIn().slice(0, 4)),
    statedOn: todayIn(),
    source: null,
    ...chosen,
  }
  return (
    <ImportWizard
      source={unitsSource}
      options={options}
      onDone={() => void queries.invalidateQueries({ queryKey: api.organisation.key() })}
      optionFields={
        <OptionFields
          options={options}
          regions={regions}
          onSet={(part) => setChosen({ ...chosen, ...part })}
        />
      }
    />
  )
}

function OptionFields(props: {
  readonly options: Options
  readonly regions: readonly RegionShape[]
  readonly onSet: (part: Partial<Options>) => void
}) {
  const { options, regions, onSet } = props
  const words = useWords(organisationWords).import_
  return (
    <>
      <Field label={words.region}>
        <select
          className="input"
          value={options.regionId}
          onChange={({ target }) => onSet({ regionId: target.value })}
        >
          {inOrder(regions, null).map(({ id, name, depth }) => (
            <option key={id} value={id}>
              {'　'.repeat(depth)}
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.year}>
        <TextInput
          type="number"
          min={1949}
          max={2200}
          value={options.year}
          onChange={({ target }) => onSet({ year: Number(target.value) })}
        />
      </Field>
      <Field label={words.statedOn}>
        <TextInput
          type="date"
          value={options.statedOn}
          onChange={({ target }) => onSet({ statedOn: target.value })}
        />
      </Field>
      <Field label={words.source} hint={words.sourceHint} optional>
        <TextInput
          maxLength={200}
          value={options.source ?? ''}
          onChange={({ target }) => onSet({ source: target.value || null })}
        />
      </Field>
    </>
  )
}
