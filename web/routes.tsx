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
    path: '/tasks',
    name: { zh: '待办任务', en: 'Tasks' },
    short: { zh: '待办', en: 'Tasks' },
    group: 'work',
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
    may: 'planning.see',
    load: () =>
      import('#contexts/planning/progress/web/ProgressPage.tsx').then((page) => page.ProgressPage),
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
    may: 'planning.see',
    load: () => import('#contexts/planning/web/TargetsPage.tsx').then((page) => page.TargetsPage),
  },
  {
    path: '/plan/$id/schedule',
    entry: '/plan/newest/schedule',
    name: { zh: '月份计划', en: 'Schedule' },
    short: { zh: '计划', en: 'Schedule' },
    group: 'plan',
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
    path: '/tallies/import',
    name: { zh: '导入采集数', en: 'Import collections' },
    may: 'tallies.import',
    load: () =>
      import('#contexts/planning/progress/web/tallies/ImportTalliesPage.tsx').then(
        (page) => page.ImportTalliesPage,
      ),
  },
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
    may: 'planning.see-issued',
    load: () =>
      import('#contexts/planning/papers/web/LettersPage.tsx').then((page) => page.LettersPage),
  },
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
    may: 'liaisons.see',
    load: () =>
      import('#contexts/organisation/web/LiaisonRegisterPage.tsx').then(
        (page) => page.LiaisonRegisterPage,
      ),
  },
  {
    path: '/resources',
    name: { zh: '采集资源', en: 'Resources' },
    short: { zh: '资源', en: 'Fleet' },
    group: 'daily',
    may: 'organisation.see',
    load: () =>
      import('#contexts/organisation/resources/web/ResourcesPage.tsx').then(
        (page) => page.ResourcesPage,
      ),
  },
  {
    path: '/units/import',
    name: { zh: '导入单位', en: 'Import units' },
    may: 'organisation.change',
    load: () => import('#contexts/organisation/web/ImportPage.tsx').then((page) => page.ImportPage),
  },
  {
    path: '/rules',
    name: { zh: '规则', en: 'Rules' },
    group: 'manage',
    may: 'rules.see',
    load: () => import('#contexts/planning/web/rules/RulesPage.tsx').then((page) => page.RulesPage),
  },
  {
    path: '/dictionaries',
    name: { zh: '数据字典', en: 'Dictionaries' },
    short: { zh: '字典', en: 'Words' },
    group: 'manage',
    load: () =>
      import('#contexts/planning/web/rules/DictionaryPage.tsx').then((page) => page.DictionaryPage),
  },
  {
    path: '/admin/accounts',
    name: { zh: '账号与岗位', en: 'Accounts and roles' },
    short: { zh: '账号', en: 'Accounts' },
    group: 'manage',
    may: 'accounts.see',
    load: () => import('./admin/accounts/AccountsPage.tsx').then((page) => page.AccountsPage),
  },
  {
    path: '/admin/record',
    name: { zh: '操作记录', en: 'Record' },
    short: { zh: '记录', en: 'Record' },
    group: 'manage',
    may: 'record.see',
    load: () => import('./admin/record/RecordPage.tsx').then((page) => page.RecordPage),
  },
  {
    path: '/admin/operation',
    name: { zh: '运行情况', en: 'Operation' },
    short: { zh: '运行', en: 'Running' },
    group: 'manage',
    may: 'operation.see',
    load: () => import('./admin/operation/OperationPage.tsx').then((page) => page.OperationPage),
  },
  {
    path: '/admin/messages',
    name: { zh: '消息发送', en: 'Sending' },
    short: { zh: '发送', en: 'Sending' },
    group: 'manage',
    may: ['messages.see', 'rules.see'],
    load: () => import('./admin/messages/MessagesPage.tsx').then((page) => page.MessagesPage),
  },
  {
    path: '/messages',
    name: { zh: '消息', en: 'Messages' },
    load: () => import('./staff/inbox/InboxPage.tsx').then((page) => page.InboxPage),
  },
  {
    path: '/me',
    name: { zh: '我的账户', en: 'My account' },
    load: () => import('./staff/AccountPage.tsx').then((page) => page.AccountPage),
  },
]
