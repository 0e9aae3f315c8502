import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { api } from '../../api.ts'
import { Field } from '../../kit/Field.tsx'

interface Props {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly value: string | undefined
  readonly onChange: (id: string) => void
}

/** A region within reach, chosen from the tree; the topmost until another is. */
export function RegionSelect({ label, hint, value, onChange }: Props) {
  const { data: regions = [] } = useQuery(api.access.regions.queryOptions())
  const first = regions[0]?.id

  useEffect(() => {
    if (value === undefined && first !== undefined) onChange(first)
  }, [value, first, onChange])

  return (
    <Field label={label} hint={hint}>
      <select
        className="input"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value)}
      >
        {regions.map(({ id, name, depth }) => (
          <option key={id} value={id}>
            {`${'　'.repeat(depth)}${name}`}
          </option>
        ))}
      </select>
    </Field>
  )
}
