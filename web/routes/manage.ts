import type { StaffPage } from '../pages.ts'

/** Rules and words, accounts, the record, operation. */
export const managePages: readonly StaffPage[] = [
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
    beside: '/rules',
    load: () =>
      import('#contexts/planning/web/rules/DictionaryPage.tsx').then((page) => page.DictionaryPage),
  },
  {
    path: '/admin/accounts',
    name: { zh: '账号与岗位', en: 'Accounts and roles' },
    short: { zh: '账号', en: 'Accounts' },
    group: 'manage',
    may: 'accounts.see',
    load: () => import('../admin/accounts/AccountsPage.tsx').then((page) => page.AccountsPage),
  },
  {
    path: '/admin/record',
    name: { zh: '操作记录', en: 'Record' },
    short: { zh: '记录', en: 'Record' },
    group: 'manage',
    may: 'record.see',
    load: () => import('../admin/record/RecordPage.tsx').then((page) => page.RecordPage),
  },
  {
    path: '/admin/operation',
    name: { zh: '运行情况', en: 'Operation' },
    short: { zh: '运行', en: 'Running' },
    group: 'manage',
    may: 'operation.see',
    load: () => import('../admin/operation/OperationPage.tsx').then((page) => page.OperationPage),
  },
  {
    path: '/admin/messages',
    name: { zh: '消息发送', en: 'Sending' },
    short: { zh: '发送', en: 'Sending' },
    group: 'manage',
    beside: '/rules',
    may: ['messages.see', 'rules.see'],
    load: () => import('../admin/messages/MessagesPage.tsx').then((page) => page.MessagesPage),
  },
]
