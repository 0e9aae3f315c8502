import type { StaffPage } from '../pages.ts'

/** From the notice to the plan that is handed down. */
export const planPages: readonly StaffPage[] = [
  {
    path: '/notices',
    name: { zh: '通知识别', en: 'Notices' },
    short: { zh: '通知', en: 'Notices' },
    group: 'plan',
    may: 'planning.see',
    load: () =>
      import('#contexts/planning/web/notice/NoticesPage.tsx').then((page) => page.NoticesPage),
  },
  {
    path: '/notices/$id',
    name: { zh: '通知', en: 'Notice' },
    may: 'planning.see',
    wide: true,
    load: () =>
      import('#contexts/planning/web/notice/NoticePage.tsx').then((page) => page.NoticePage),
  },
  {
    path: '/plans',
    name: { zh: '年度计划', en: 'Annual plans' },
    short: { zh: '年度', en: 'Plans' },
    group: 'plan',
    may: 'planning.see',
    load: () => import('#contexts/planning/web/PlansPage.tsx').then((page) => page.PlansPage),
  },
  {
    path: '/plan/$id/targets',
    entry: '/plan/newest/targets',
    name: { zh: '年度目标', en: 'Annual targets' },
    short: { zh: '目标', en: 'Targets' },
    group: 'plan',
    beside: '/plans',
    may: 'planning.see',
    load: () => import('#contexts/planning/web/TargetsPage.tsx').then((page) => page.TargetsPage),
  },
  {
    path: '/plan/$id/schedule',
    entry: '/plan/newest/schedule',
    name: { zh: '月份计划', en: 'Schedule' },
    short: { zh: '计划', en: 'Schedule' },
    group: 'plan',
    beside: '/plans',
    may: 'planning.see',
    wide: true,
    load: () => import('#contexts/planning/web/SchedulePage.tsx').then((page) => page.SchedulePage),
  },
  {
    path: '/plan/$id/hand-downs',
    entry: '/plan/newest/hand-downs',
    name: { zh: '下达与答复', en: 'Handed down' },
    short: { zh: '下达', en: 'Down' },
    group: 'plan',
    beside: '/plans',
    may: 'planning.see',
    wide: true,
    load: () =>
      import('#contexts/planning/handing-down/web/HandDownsPage.tsx').then(
        (page) => page.HandDownsPage,
      ),
  },
  {
    path: '/plan/$id/feasibility',
    entry: '/plan/newest/feasibility',
    name: { zh: '采集能力', en: 'Capacity' },
    short: { zh: '能力', en: 'Fit' },
    group: 'plan',
    beside: '/plans',
    may: 'planning.see',
    wide: true,
    load: () =>
      import('#contexts/planning/feasibility/web/FeasibilityPage.tsx').then(
        (page) => page.FeasibilityPage,
      ),
  },
  {
    path: '/plan/$id/arrange',
    name: { zh: '编排全年', en: 'Arrange the year' },
    may: 'planning.see',
    load: () =>
      import('#contexts/planning/arranging/web/ArrangePage.tsx').then((page) => page.ArrangePage),
  },
]
