import type { Text } from '#kernel/text.ts'
import { Field } from '#web/kit/Field.tsx'
import { useView } from '#web/kit/useView.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { YearField } from '../../periods/web/YearField.tsx'
import { RegionField } from '../../progress/web/tallies/RegionField.tsx'
import type { NamedRegion } from '../../progress/web/tallies/regions.ts'
import { dimensionWords, sourceWords, stateWords } from '../rules/sentences.ts'
import { View } from './view.ts'
import { qualityWords } from './words.ts'

/** Which region and year, and which of what was found: all of it in the address. */
export function QualityChoices(props: {
  readonly regions: readonly NamedRegion[]
  readonly regionId: string
  readonly year: number
}) {
  const { regions, regionId, year } = props
  const words = useWords(qualityWords)
  const [view, setView] = useView(View)
  return (
    <div className="period-choices">
      {regions.length < 2 ? null : (
        <RegionField
          {...{ regions, regionId }}
          onRegion={(region) => setView({ region, at: undefined })}
        />
      )}
      <YearField year={year} onYear={(next) => setView({ year: next, at: undefined })} />
      <Choice
        label={words.dimension}
        value={view.dimension}
        options={dimensionWords}
        onChoose={(dimension) => setView({ dimension, at: undefined })}
      />
      <Choice
        label={words.source}
        value={view.source}
        options={sourceWords}
        onChoose={(source) => setView({ source, at: undefined })}
      />
      <Choice
        label={words.state}
        value={view.state}
        options={stateWords}
        onChoose={(state) => setView({ state, at: undefined })}
      />
    </div>
  )
}

function Choice<Value extends string>(props: {
  readonly label: string
  readonly value: Value | undefined
  readonly options: Readonly<Record<Value, Text>>
  readonly onChoose: (value: Value | undefined) => void
}) {
  const { label, value, options, onChoose } = props
  const words = useWords(qualityWords)
  const language = useLanguage()
  return (
    <Field label={label}>
      <select
        className="input"
        value={value ?? ''}
        // The options are the values, and the empty text for all of them.
        onChange={({ target }) => onChoose((target.value || undefined) as Value | undefined)}
      >
        <option value="">{words.all}</option>
        {(Object.keys(options) as Value[]).map((one) => (
          <option key={one} value={one}>
            {options[one][language]}
          </option>
        ))}
      </select>
    </Field>
  )
}
