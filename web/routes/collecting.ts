import type { StaffPage } from '../pages.ts'

/** Drives and what they are staffed with; what was collected, and how far it is trusted. */
export const collectingPages: readonly StaffPage[] = [
  {
    path: '/drives',
    name: { zh: '团体活动', en: 'Group drives' },
    short: { zh: '活动', en: 'Drives' },
    group: 'daily',
    may: 'drives.see',
    load: () =>
      import('#contexts/appointments/drives/web/DrivesPage.tsx').then((page) => page.DrivesPage),
  },
  {
    path: '/drives/$id',
    name: { zh: '团体活动', en: 'Group drive' },
    may: 'drives.see',
    load: () =>
      import('#contexts/appointments/drives/web/DrivePage.tsx').then((page) => page.DrivePage),
  },
  {
    path: '/drives/$id/day',
    name: { zh: '现场看板', en: 'Day board' },
    may: 'drives.see',
    load: () =>
      import('#contexts/appointments/drives/web/DayPage.tsx').then((page) => page.DayPage),
  },
  {
    path: '/drives/$id/analysis',
    name: { zh: '活动分析', en: 'Analysis' },
    may: 'drives.see',
    load: () =>
      import('#contexts/appointments/drives/web/AnalysisPage.tsx').then(
        (page) => page.AnalysisPage,
      ),
  },
  {
    path: '/fleet',
    name: { zh: '车辆班组日历', en: 'Vehicles, crews' },
    short: { zh: '车班', en: 'Crews' },
    group: 'daily',
    beside: '/drives',
    may: ['drives.plan', 'drives.change'],
    load: () =>
      import('#contexts/appointments/drives/web/FleetPage.tsx').then((page) => page.FleetPage),
  },
  {
    path: '/resources',
    name: { zh: '采集资源', en: 'Resources' },
    short: { zh: '资源', en: 'Fleet' },
    group: 'daily',
    beside: '/drives',
    may: 'organisation.see',
    load: () =>
      import('#contexts/organisation/resources/web/ResourcesPage.tsx').then(
        (page) => page.ResourcesPage,
      ),
  },
  {
    path: '/support',
    name: { zh: '补贴与假期', en: 'Support' },
    short: { zh: '补贴', en: 'Support' },
    group: 'daily',
    beside: '/drives',
    may: 'support.see',
    load: () =>
      import('#contexts/appointments/support/web/SupportPage.tsx').then((page) => page.SupportPage),
  },
  {
    path: '/drives/policies',
    name: { zh: '活动规定', en: 'Drive policies' },
    short: { zh: '规定', en: 'Policies' },
    group: 'daily',
    beside: '/drives',
    may: 'rules.see',
    load: () =>
      import('#contexts/appointments/drives/web/PoliciesPage.tsx').then(
        (page) => page.PoliciesPage,
      ),
  },
  {
    path: '/tallies',
    name: { zh: '采集台账', en: 'Tallies' },
    short: { zh: '台账', en: 'Tallies' },
    group: 'daily',
    may: 'planning.see',
    load: () =>
      import('#contexts/planning/progress/web/tallies/TalliesPage.tsx').then(
        (page) => page.TalliesPage,
      ),
  },
  {
    path: '/ledger',
    name: { zh: '逐笔计入', en: 'Single credits' },
    short: { zh: '逐笔', en: 'Credits' },
    group: 'daily',
    beside: '/tallies',
    may: 'tallies.follow',
    load: () =>
      import('#contexts/planning/ledger/web/LedgerPage.tsx').then((page) => page.LedgerPage),
  },
  {
    path: '/quality',
    name: { zh: '数据质量', en: 'Data quality' },
    short: { zh: '质量', en: 'Quality' },
    group: 'daily',
    beside: '/tallies',
    may: 'planning.see',
    wide: true,
    load: () =>
      import('#contexts/planning/quality/web/QualityPage.tsx').then((page) => page.QualityPage),
  },
  {
    path: '/periods',
    name: { zh: '上报与锁定', en: 'Reporting and locks' },
    short: { zh: '锁定', en: 'Locks' },
    group: 'daily',
    beside: '/tallies',
    may: 'planning.see',
    wide: true,
    load: () =>
      import('#contexts/planning/periods/web/PeriodsPage.tsx').then((page) => page.PeriodsPage),
  },
  {
    path: '/tallies/import',
    name: { zh: '导入采集数', en: 'Import collections' },
    may: 'tallies.import',
    load: () =>
      import('#contexts/planning/progress/web/tallies/ImportTalliesPage.tsx').then(
        (page) => page.ImportTalliesPage,
      ),
  },
]
