import { useState } from 'react'
import { DemoTag } from '#web/kit/Tag.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { RegionShape } from '../shapes.ts'
import { organisationWords } from './words.ts'

interface Props {
  readonly regions: readonly RegionShape[]
  readonly selected: string | undefined
  readonly onSelect: (id: string | undefined) => void
}

/** The regions within reach as a tree; a choice narrows the list to it and all below. */
export function RegionTree({ regions, selected, onSelect }: Props) {
  const words = useWords(organisationWords)
  const roots = regions.filter(({ parentId }) => parentId === null)
  return (
    <nav className="region-tree" aria-label={words.region}>
      <button
        type="button"
        className="region-name"
        aria-current={selected === undefined || undefined}
        onClick={() => onSelect(undefined)}
      >
        {words.wholeRegion}
      </button>
      <Branches {...{ regions, selected, onSelect, of: roots, depth: 0 }} />
      <label className="region-select">
        <span className="unseen">{words.region}</span>
        <select
          className="input"
          value={selected ?? ''}
          onChange={({ target }) => onSelect(target.value === '' ? undefined : target.value)}
        >
          <option value="">{words.wholeRegion}</option>
          {inOrder(regions, null).map(({ id, name, depth }) => (
            <option key={id} value={id}>
              {'　'.repeat(depth)}
              {name}
            </option>
          ))}
        </select>
      </label>
    </nav>
  )
}

interface BranchesProps extends Props {
  readonly of: readonly RegionShape[]
  readonly depth: number
}

function Branches({ of, ...rest }: BranchesProps) {
  if (of.length === 0) return null
  return (
    <ul>
      {of.map((region) => (
        <Branch key={region.id} region={region} {...rest} />
      ))}
    </ul>
  )
}

function Branch({ region, ...rest }: Omit<BranchesProps, 'of'> & { readonly region: RegionShape }) {
  const { regions, selected, onSelect, depth } = rest
  const inner = regions.filter(({ parentId }) => parentId === region.id)
  const [open, setOpen] = useState(depth < 1)
  return (
    <li>
      <div className="region-row" style={{ paddingLeft: depth * 14 }}>
        {inner.length === 0 ? (
          <span className="region-toggle" />
        ) : (
          <button
            type="button"
            className="region-toggle"
            aria-expanded={open}
            aria-label={region.name}
            onClick={() => setOpen(!open)}
          >
            <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
              <path d="M3 1.5l4 3.5-4 3.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
            </svg>
          </button>
        )}
        <button
          type="button"
          className="region-name"
          aria-current={selected === region.id || undefined}
          onClick={() => onSelect(region.id)}
        >
          <span>
            {region.name} {region.demo && depth === 0 ? <DemoTag /> : null}
          </span>
          <span className="quiet">{number(region.units)}</span>
        </button>
      </div>
      {open ? <Branches {...rest} of={inner} depth={depth + 1} /> : null}
    </li>
  )
}

/** The tree as a list, each region after the one it lies in. */
export function inOrder(
  regions: readonly RegionShape[],
  parentId: string | null,
  depth = 0,
): readonly (RegionShape & { readonly depth: number })[] {
  return regions
    .filter((region) => region.parentId === parentId)
    .flatMap((region) => [{ ...region, depth }, ...inOrder(regions, region.id, depth + 1)])
}
