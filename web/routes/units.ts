import type { StaffPage } from '../pages.ts'

/** Who there is and who answers for whom. */
export const unitPages: readonly StaffPage[] = [
  {
    path: '/units',
    name: { zh: '单位联络员', en: 'Units, liaisons' },
    short: { zh: '单位', en: 'Units' },
    group: 'daily',
    may: 'organisation.see',
    load: () => import('#contexts/organisation/web/UnitsPage.tsx').then((page) => page.UnitsPage),
  },
  {
    path: '/liaisons',
    name: { zh: '联络员登记', en: 'Liaison register' },
    short: { zh: '联络', en: 'Liaisons' },
    group: 'daily',
    beside: '/units',
    may: 'liaisons.see',
    load: () =>
      import('#contexts/organisation/web/LiaisonRegisterPage.tsx').then(
        (page) => page.LiaisonRegisterPage,
      ),
  },
  {
    path: '/units/import',
    name: { zh: '导入单位', en: 'Import units' },
    may: 'organisation.change',
    load: () => import('#contexts/organisation/web/ImportPage.tsx').then((page) => page.ImportPage),
  },
]
