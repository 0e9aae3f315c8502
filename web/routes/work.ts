import type { StaffPage } from '../pages.ts'

/** Today, tasks, how the year goes, and what is the account's own. */
export const workPages: readonly StaffPage[] = [
  {
    path: '/home',
    name: { zh: '今日', en: 'Today' },
    group: 'work',
    load: () => import('../staff/HomePage.tsx').then((page) => page.HomePage),
  },
  {
    path: '/tasks',
    name: { zh: '待办任务', en: 'Tasks' },
    short: { zh: '待办', en: 'Tasks' },
    group: 'work',
    beside: '/home',
    may: 'planning.respond',
    load: () =>
      import('#contexts/planning/handing-down/web/TasksPage.tsx').then((page) => page.TasksPage),
  },
  {
    path: '/tasks/$id',
    name: { zh: '任务', en: 'Task' },
    may: 'planning.respond',
    load: () =>
      import('#contexts/planning/handing-down/web/TaskPage.tsx').then((page) => page.TaskPage),
  },
  {
    path: '/cockpit',
    name: { zh: '驾驶舱', en: 'Cockpit' },
    group: 'work',
    may: 'planning.see',
    load: () =>
      import('#contexts/planning/progress/web/CockpitPage.tsx').then((page) => page.CockpitPage),
  },
  {
    path: '/progress',
    name: { zh: '进度督导', en: 'Progress' },
    short: { zh: '进度', en: 'Progress' },
    group: 'work',
    beside: '/cockpit',
    may: 'planning.see',
    load: () =>
      import('#contexts/planning/progress/web/ProgressPage.tsx').then((page) => page.ProgressPage),
  },
  {
    path: '/messages',
    name: { zh: '消息', en: 'Messages' },
    load: () => import('../staff/inbox/InboxPage.tsx').then((page) => page.InboxPage),
  },
  {
    path: '/me',
    name: { zh: '我的账户', en: 'My account' },
    load: () => import('../staff/AccountPage.tsx').then((page) => page.AccountPage),
  },
]
