import type { StaffPage } from '../pages.ts'

/** What is written, and what came. */
export const paperPages: readonly StaffPage[] = [
  {
    path: '/reports',
    name: { zh: '报表公文', en: 'Reports' },
    short: { zh: '报表', en: 'Reports' },
    group: 'daily',
    may: 'planning.see',
    load: () =>
      import('#contexts/planning/papers/web/ReportsPage.tsx').then((page) => page.ReportsPage),
  },
  {
    path: '/reports/words',
    name: { zh: '模板文字', en: 'Words of documents' },
    may: 'planning.see',
    load: () =>
      import('#contexts/planning/papers/web/WordsPage.tsx').then((page) => page.WordsPage),
  },
  {
    path: '/reports/schedules',
    name: { zh: '定时发送', en: 'Sending reports' },
    may: 'planning.see',
    load: () =>
      import('#contexts/planning/papers/web/SchedulesPage.tsx').then((page) => page.SchedulesPage),
  },
  {
    path: '/reports/$number',
    name: { zh: '快照', en: 'Snapshot' },
    may: 'planning.see',
    load: () =>
      import('#contexts/planning/papers/web/ReportPage.tsx').then((page) => page.ReportPage),
  },
  {
    path: '/letters',
    name: { zh: '收到函件', en: 'Letters' },
    short: { zh: '函件', en: 'Letters' },
    group: 'daily',
    beside: '/reports',
    may: 'planning.see-issued',
    load: () =>
      import('#contexts/planning/papers/web/LettersPage.tsx').then((page) => page.LettersPage),
  },
]
