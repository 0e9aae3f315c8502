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
    path: '/me',
    name: { zh: '我的账户', en: 'My account' },
    load: () => import('./staff/AccountPage.tsx').then((page) => page.AccountPage),
  },
]
