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
