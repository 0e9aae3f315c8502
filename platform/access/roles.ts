/** What each role may do. A role is held on a region and everything below it. */
export const roles = {
  /** 系统管理员: accounts, settings and operation, but neither roles nor the record. */
  'system-administrator': [
    'accounts.see',
    'accounts.create',
    'accounts.disable',
    'accounts.ask-reset',
    'operation.see',
    'operation.run',
    'messages.see',
    'messages.run',
  ],
  /** 安全管理员: who holds which role where, locks and second factors, but creates no account. */
  'security-administrator': [
    'accounts.see',
    'accounts.assign',
    'accounts.unlock',
    'accounts.end-sessions',
    'accounts.approve-reset',
  ],
  /** 审计管理员: reads and proves the record, and changes nothing. */
  'audit-administrator': ['record.see', 'record.verify'],
  /** 献血办工作人员. */
  'blood-office-officer': [
    'organisation.see',
    'organisation.change',
    'liaisons.see',
    'liaisons.reveal',
    'liaisons.change',
    'planning.see',
    'planning.see-issued',
    'planning.read-notice',
    'planning.change',
    'planning.submit',
    'planning.see-hand-downs',
    'planning.respond',
    'planning.review',
    'tallies.import',
    'tallies.follow',
    'tallies.dispute',
    'tallies.decide',
    'drives.see',
    'drives.request',
    'drives.work',
    'drives.change',
    'support.see',
    'support.declare',
    'rules.see',
    'rules.propose',
  ],
  /** 献血办负责人: approves what an officer has prepared. */
  'blood-office-approver': [
    'organisation.see',
    'liaisons.see',
    'planning.see',
    'planning.see-issued',
    'planning.issue',
    'planning.see-hand-downs',
    'planning.respond',
    'planning.review',
    'planning.reopen',
    'tallies.follow',
    'tallies.dispute',
    'tallies.decide',
    'drives.see',
    'drives.change',
    'support.see',
    'rules.see',
    'rules.approve',
  ],
  /** 卫生健康委: sees the whole of its region. */
  'health-commission': [
    'organisation.see',
    'planning.see',
    'planning.see-issued',
    'planning.see-hand-downs',
    'tallies.follow',
    'drives.see',
    'support.see',
    'rules.see',
  ],
  /** 血站采血计划员: offers days, holds teams and vehicles, runs the day; sees no plan. */
  'station-planner': [
    'organisation.see',
    'drives.see',
    'drives.work',
    'drives.change',
    'drives.plan',
    'drives.run',
  ],
  /** 镇街、系统联络员: sees what is issued to its own region. */
  liaison: [
    'organisation.see',
    'planning.see-issued',
    'planning.see-hand-downs',
    'planning.respond',
    'tallies.follow',
    'tallies.dispute',
    'drives.see',
    'drives.request',
    'drives.work',
    'support.see',
    'support.declare',
  ],
} as const satisfies Record<string, readonly string[]>

export type Role = keyof typeof roles
export type Permission = (typeof roles)[Role][number]

export const roleNames = Object.keys(roles) as readonly Role[]
export const administrators = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const satisfies readonly Role[]

export const isAdministrator = (role: Role): boolean =>
  (administrators as readonly Role[]).includes(role)

/** Whether a role carries a permission. */
export const allows = (role: Role, permission: Permission): boolean =>
  (roles[role] as readonly Permission[]).includes(permission)
