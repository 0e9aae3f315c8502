import type { ComponentType } from 'react'
import type { Text } from '#kernel/text.ts'
import type { Permission } from '#platform/access/roles.ts'

/** A page of the staff. */
export interface StaffPage {
  /** Its address; `$name` is a part that `useParams` gives. */
  readonly path: string
  readonly name: Text
  /** Where it stands in the navigation; a page without a group is reached from another. */
  readonly group?: Group
  /** The page whose entry it shares in the navigation: shown below it while the section is open. */
  readonly beside?: string
  /** Its name in the folded navigation, at most three characters. */
  readonly short?: Text
  /** Where its entry in the navigation leads, when the path has `$` parts. */
  readonly entry?: string
  /** One of these permissions opens it; without any, everyone signed in. */
  readonly may?: Permission | readonly Permission[]
  /** Needs the whole width: the navigation is a rail here. */
  readonly wide?: boolean
  readonly load: () => Promise<ComponentType>
}

export type Group = 'work' | 'plan' | 'daily' | 'manage'

export const groups: readonly Group[] = ['work', 'plan', 'daily', 'manage']

/** Where the navigation leads for a page. */
export const entryOf = (page: StaffPage): string => page.entry ?? page.path

/** The entries of the navigation: a page beside one that is not shown stands for itself. */
export function entriesOf(shown: readonly StaffPage[]): readonly StaffPage[] {
  return shown.filter((page) => page.group !== undefined && leadOf(shown, page) === page)
}

/** The page under whose entry a page is found. */
export const leadOf = (shown: readonly StaffPage[], page: StaffPage): StaffPage =>
  shown.find(({ path }) => path === page.beside) ?? page

/** A page and those beside it, in order; alone when it shares its entry with none. */
export function sectionOf(shown: readonly StaffPage[], page: StaffPage): readonly StaffPage[] {
  const lead = leadOf(shown, page)
  return shown.filter((other) => other === lead || other.beside === lead.path)
}

/** Where a page beside leads from a path: what both share, such as the plan at hand, is kept. */
export function addressFrom(page: StaffPage, path: string): string {
  const given = path.split('/')
  const parts = page.path.split('/')
  const firstGiven = parts.findIndex((part) => part.startsWith('$'))
  const isAlike = parts.slice(0, firstGiven).every((part, at) => part === given[at])
  if (firstGiven < 0 || !isAlike || given[firstGiven] === undefined) return entryOf(page)
  return parts.map((part, at) => (part.startsWith('$') ? given[at] : part)).join('/')
}

/** The page whose navigation entry a path belongs to: the longest that begins it. */
export function currentEntry(pages: readonly StaffPage[], path: string): StaffPage | undefined {
  return pages
    .filter((page) => matches(page.path, path) || matches(entryOf(page), path))
    .toSorted((left, right) => right.path.length - left.path.length)[0]
}

/** Whether a path is a pattern's page or lies below it. */
export function matches(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern, path].map((text) => text.split('/').filter(Boolean))
  return wanted!.every((part, at) =>
    part.startsWith('$') ? given![at] !== undefined : part === given![at],
  )
}
