import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { ended, staleVersion } from '../refusals.ts'
import type { lockResource } from './queries.ts'

type Held = Awaited<ReturnType<typeof lockResource>>

/** Throws where somebody else was faster, or where it came to its end. */
export function requireCurrent(
  held: Held,
  wish: { readonly version: number; readonly yours: object },
): void {
  const { name, place, endedOn, version } = held
  if (version !== wish.version) throw staleVersion({ name, place, endedOn, version }, wish.yours)
  requireLiving(held)
}

export function requireLiving({ name, endedOn }: Held): void {
  if (endedOn !== null) throw ended(name, endedOn)
}

export const beforeBeginning = (began: Day) =>
  new Problem('input-invalid', {
    zh: `这一天早于它的启用日${began}，请核对。`,
    en: `That day is before it began, ${began}; check it.`,
  })

export const backwards = () =>
  new Problem('input-invalid', {
    zh: '截止日早于开始日，请核对。',
    en: 'The last day is before the first; check both.',
  })
