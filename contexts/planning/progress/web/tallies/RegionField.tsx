import type { ReactNode } from 'react'
import { Field } from '#web/kit/Field.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { NamedRegion } from './regions.ts'
import { talliesWords } from './words.ts'

/** Chooses the region whose collections are meant. */
export function RegionField(props: {
  readonly regions: readonly NamedRegion[]
  readonly regionId: string
  readonly onRegion: (id: string) => void
  readonly hint?: ReactNode
}) {
  const { regions, regionId, onRegion, hint } = props
  const words = useWords(talliesWords)
  return (
    <Field label={words.region} hint={hint}>
      <select className="input" value={regionId} onChange={({ target }) => onRegion(target.value)}>
        {regions.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  )
}
