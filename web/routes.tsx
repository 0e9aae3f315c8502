import type { StaffPage } from './pages.ts'

/** Every page of the staff, in the order of the navigation. */
export const staffPages: readonly StaffPage[] = [
  {
    path: '/home',
    name: { zh: '今日', en: 'Today' },
    group: 'work',
    load: () => import('./staff/HomePage.tsx').then((page) => page.HomePage),
  },
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
    path: '/me',
    name: { zh: '我的账户', en: 'My account' },
    load: () => import('./staff/AccountPage.tsx').then((page) => page.AccountPage),
  },
]
