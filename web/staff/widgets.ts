import type { ComponentType } from 'react'
import type { Permission } from '#platform/access/roles.ts'

/** A part of the home page that belongs to a context; it brings its own heading (`Section`). */
export interface Widget {
  readonly key: string
  /** Shown to those who hold one of these. */
  readonly may: Permission | readonly Permission[]
  /** Takes the whole width: what comes first, and what is wide by itself. */
  readonly wide?: boolean
  readonly load: () => Promise<ComponentType>
}

/** The parts of the home page, the most urgent first; a line for each. At most six a role. */
export const widgets: readonly Widget[] = [
  {
    key: 'administrator-tasks',
    may: ['accounts.see', 'record.see'],
    wide: true,
    load: () =>
      import('../admin/home/AdministratorTasks.tsx').then((part) => part.AdministratorTasks),
  },
  {
    key: 'record',
    may: 'record.see',
    load: () => import('../admin/home/RecordToday.tsx').then((part) => part.RecordToday),
  },
  {
    key: 'tasks',
    may: ['planning.change', 'planning.issue'],
    wide: true,
    load: () => import('#contexts/planning/web/today/Tasks.tsx').then((part) => part.Tasks),
  },
  {
    key: 'plan',
    may: 'planning.see',
    wide: true,
    load: () =>
      import('#contexts/planning/web/today/PlanOfYear.tsx').then((part) => part.PlanOfYear),
  },
  {
    key: 'coming',
    may: 'planning.see',
    load: () => import('#contexts/planning/web/today/Coming.tsx').then((part) => part.Coming),
  },
  {
    key: 'deadlines',
    may: 'planning.see',
    load: () => import('#contexts/planning/web/today/Notices.tsx').then((part) => part.Deadlines),
  },
  {
    key: 'notices',
    may: 'planning.see',
    load: () =>
      import('#contexts/planning/web/today/Notices.tsx').then((part) => part.RecentNotices),
  },
  {
    key: 'handed-down',
    may: 'planning.see-issued',
    wide: true,
    load: () =>
      import('#contexts/planning/web/today/HandedDown.tsx').then((part) => part.HandedDown),
  },
]
