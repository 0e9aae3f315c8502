import type { ComponentType } from 'react'
import type { Permission } from '#platform/access/roles.ts'

/** A part of the home page that belongs to a context; it brings its own heading (`Section`). */
export interface Widget {
  readonly key: string
  /** Shown to those who hold one of these. */
  readonly may: Permission | readonly Permission[]
  readonly load: () => Promise<ComponentType>
}

/** The parts of the home page, the most urgent first; a line for each. At most nine a role. */
export const widgets: readonly Widget[] = []
