import type { ComponentType } from 'react'
import type { Text } from '#kernel/text.ts'
import type { Permission } from '#platform/access/roles.ts'

/** A part of the home page that belongs to a context; it brings its own heading (`Section`). */
export interface Widget {
  readonly key: string
  /** What it is called where the page is arranged. */
  readonly name: Text
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
    name: { zh: '今日要事', en: 'What needs you today' },
    may: ['accounts.see', 'record.see'],
    wide: true,
    load: () =>
      import('../admin/home/AdministratorTasks.tsx').then((part) => part.AdministratorTasks),
  },
  {
    key: 'record',
    name: { zh: '今天的操作记录', en: 'Today’s record' },
    may: 'record.see',
    load: () => import('../admin/home/RecordToday.tsx').then((part) => part.RecordToday),
  },
  {
    key: 'tasks',
    name: { zh: '今日要事', en: 'What needs you today' },
    may: ['planning.change', 'planning.issue'],
    wide: true,
    load: () => import('#contexts/planning/web/today/Tasks.tsx').then((part) => part.Tasks),
  },
  {
    key: 'plan',
    name: { zh: '年度计划', en: 'The plan of the year' },
    may: 'planning.see',
    wide: true,
    load: () =>
      import('#contexts/planning/web/today/PlanOfYear.tsx').then((part) => part.PlanOfYear),
  },
  {
    key: 'coming',
    name: { zh: '未来三旬安排', en: 'The next three ten-day periods' },
    may: 'planning.see',
    load: () => import('#contexts/planning/web/today/Coming.tsx').then((part) => part.Coming),
  },
  {
    key: 'deadlines',
    name: { zh: '通知里的期限', en: 'Deadlines in notices' },
    may: 'planning.see',
    load: () => import('#contexts/planning/web/today/Notices.tsx').then((part) => part.Deadlines),
  },
  {
    key: 'notices',
    name: { zh: '最近的通知', en: 'Recent notices' },
    may: 'planning.see',
    load: () =>
      import('#contexts/planning/web/today/Notices.tsx').then((part) => part.RecentNotices),
  },
  {
    key: 'my-tasks',
    name: { zh: '待办任务', en: 'Tasks' },
    may: 'planning.respond',
    wide: true,
    load: () =>
      import('#contexts/planning/handing-down/web/MyTasks.tsx').then((part) => part.MyTasks),
  },
  {
    key: 'drives',
    name: { zh: '等您办理的团体活动', en: 'Group drives that wait for you' },
    may: ['drives.plan', 'drives.request'],
    wide: true,
    load: () =>
      import('#contexts/appointments/drives/web/Waiting.tsx').then((part) => part.Waiting),
  },
  {
    key: 'handed-down',
    name: { zh: '下达给本单位的计划', en: 'What was issued to your units' },
    may: 'planning.see-issued',
    wide: true,
    load: () =>
      import('#contexts/planning/web/today/HandedDown.tsx').then((part) => part.HandedDown),
  },
]
