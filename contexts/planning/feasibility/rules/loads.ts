import type { DraftItem, DraftTarget } from '../../rules/draft.ts'
import type { Load } from './assess.ts'
import type { Carrier } from './capacity.ts'

type Part = Pick<DraftTarget, 'key' | 'label' | 'track'>
type Item = Pick<DraftItem, 'key' | 'targetKey' | 'label' | 'area' | 'from' | 'to' | 'amount'>

/** What a plan's spans ask of whom: groups of teams on vehicles, individuals of fixed sites. */
export function loadsOf(targets: readonly Part[], items: readonly Item[]): Load[] {
  const parts = new Map(targets.map((part) => [part.key, part]))
  return items.map(({ key, targetKey, label, area, from, to, amount }) => {
    const part = parts.get(targetKey)
    const name = label ?? part?.label ?? ''
    return {
      ...{ key, amount, from, to },
      label: area === null ? name : `${name} ${area}`,
      carrier: carrierOf(part?.track ?? 'other'),
    }
  })
}

/** Individuals and apheresis come to a fixed site; whoever is gathered is visited by a team. */
export const carrierOf = (track: Part['track']): Carrier =>
  track === 'individual' || track === 'apheresis' ? 'site' : 'mobile'
