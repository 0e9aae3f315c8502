import type { Day } from './days.ts'

/** What was so before and after, for events that alter something already there. */
export interface Altered {
  readonly before: object | null
  readonly after: object | null
}

/** Every event and the shape of its data: the story of the programme on one page. */
export interface EventData {
  // access
  'account.created': { readonly login: string; readonly name: string }
  'account.disabled': { readonly reason: string }
  'account.enabled': { readonly reason: string }
  'account.unlocked': Record<string, never>
  'password.changed': { readonly by: 'self' | 'administrator' }
  'password.reset-asked': { readonly reason: string }
  'password.reset-decided': { readonly approved: boolean }
  'password.handed-over': { readonly until: string; readonly sessionsEnded: number }
  'role.given': { readonly role: string; readonly regionId: string }
  'role.ended': { readonly role: string; readonly regionId: string }
  'session.began': {
    readonly device: string
    readonly address: string
    readonly secondFactor: boolean
  }
  'session.ended': { readonly by: 'self' | 'administrator' | 'password' }
  'sign-in.failed': {
    readonly cause: 'password' | 'code' | 'locked' | 'disabled' | 'expired'
    readonly address: string
  }
  'second-factor.enrolled': Record<string, never>
  'second-factor.removed': { readonly why: 'reset' | 'self' }
  'second-factor.reset-asked': { readonly reason: string }
  'second-factor.reset-decided': { readonly approved: boolean }
  'recovery-codes.made': { readonly count: number }
  'recovery-code.used': { readonly left: number }
  'task-link.made': { readonly link: string; readonly kind: string; readonly holderId: string }
  'task-link.opened': {
    readonly link: string
    readonly holderId: string
    readonly address: string
    readonly device: string
  }
  'task-link.asked': { readonly link: string; readonly holderId: string }
  'task-link.refused': {
    readonly link: string | null
    readonly why: 'unknown' | 'used' | 'expired' | 'revoked'
    readonly address: string
  }
  'task-link.revoked': {
    readonly link: string
    readonly why: 'hand-over' | 'task-over' | 'newer-link' | 'closed'
  }
  'home.arranged': { readonly places: readonly string[]; readonly hidden: readonly string[] }
  // uploads
  'file.uploaded': { readonly size: number; readonly sha256: string }
  'file.swept': { readonly size: number; readonly sha256: string }
  'run.asked': { readonly kind: string; readonly file: string; readonly rows: number }
  'run.refused': { readonly kind: string; readonly file: string; readonly code: string }
  // operation
  'job.started': { readonly job: string; readonly input: Readonly<Record<string, unknown>> }
  // messages
  'message.read': Record<string, never>
  'message.erased': { readonly count: number; readonly before: string }
  'message.retried': { readonly channel: string; readonly reason: string }
  'message.tried': { readonly channel: string }
  'message.worded': Altered & { readonly template: string }
  'contact-rule.proposed': Altered
  'contact-rule.approved': Altered
  'contact-rule.refused': Altered
  'webhook.added': { readonly name: string; readonly host: string }
  'webhook.ended': { readonly name: string }
  'calendar-feed.made': { readonly name: string }
  'calendar-feed.revoked': { readonly name: string }
  // record
  'record.verified': {
    readonly seals: number
    readonly entries: number
    readonly fault: string | null
  }
  // organisation
  'region.founded': Altered & { readonly on: Day }
  'region.renamed': Altered & { readonly on: Day }
  'region.merged': { readonly into: string; readonly on: Day }
  'region.split': { readonly into: readonly string[]; readonly on: Day }
  'unit.founded': Altered & { readonly on: Day }
  'unit.renamed': Altered & { readonly on: Day }
  'unit.merged': { readonly into: string; readonly on: Day }
  'unit.split': { readonly into: readonly string[]; readonly on: Day }
  'unit.closed': { readonly on: Day }
  'unit.corrected': Altered
  'region.moved': Altered & { readonly on: Day }
  'unit.moved': Altered & { readonly on: Day }
  'line.founded': Altered
  'unit.lined': Altered & { readonly on: Day }
  'headcount.stated': Altered & { readonly year: number }
  'population.stated': Altered & { readonly year: number }
  'liaison.named': { readonly role: string; readonly from: Day }
  'liaison.ended': { readonly on: Day }
  'liaison.handed-over': { readonly from: string; readonly to: string; readonly on: Day }
  'liaison.confirmed': { readonly liaisonId: string }
  'liaison.unreachable': { readonly liaisonId: string; readonly reason: string | null }
  'liaison.deadline-set': { readonly year: number; readonly dueOn: Day }
  'resource.founded': Altered & { readonly on: Day }
  'resource.changed': Altered
  'resource.terms-stated': Altered & { readonly on: Day }
  'resource.ended': { readonly on: Day; readonly name: string }
  'resource.absent': {
    readonly from: Day
    readonly to: Day
    readonly why: string
    readonly name: string
  }
  'resource.absence-withdrawn': { readonly from: Day; readonly to: Day }
  'site.assessed': {
    readonly aspect: string
    readonly outcome: string
    readonly on: Day
    readonly until: Day | null
    readonly name: string
  }
  'import.done': {
    readonly kind: string
    readonly file: string
    readonly counts: Record<string, number>
  }
  'import.reverted': { readonly kind: string; readonly reason: string }
  // planning
  'notice.received': { readonly file: string; readonly sha256: string }
  'notice.decided': Altered & { readonly item: string }
  'plan.drafted': {
    readonly revision: number
    readonly from: 'notice' | 'revision' | 'year' | 'nothing' | 'above'
  }
  'plan.changed': Altered & { readonly item: string }
  'plan.submitted': { readonly revision: number }
  'plan.returned': { readonly revision: number; readonly reason: string }
  'plan.issued': {
    readonly revision: number
    readonly documentNumber: string | null
    readonly effectiveOn: Day
  }
  'plan.discarded': { readonly revision: number; readonly reason: string }
  'hand-down.sent': { readonly unitId: string; readonly round: number; readonly dueOn: Day }
  'hand-down.step': {
    readonly action: string
    readonly side: 'issuer' | 'receiver' | 'programme'
    readonly state: string
    readonly reason: string | null
  }
  'hand-down.filed': { readonly receipt: string; readonly sha256: string; readonly total: number }
  'hand-down.answered-with': { readonly planId: string }
  'hand-down.reminded': { readonly rung: string; readonly to: string }
  'cap.proposed': Altered
  'cap.approved': Altered
  'cap.refused': { readonly reason: string }
  'season.proposed': Altered
  'season.approved': { readonly name: string }
  'season.refused': { readonly name: string; readonly reason: string }
  'wish.stated': {
    readonly unitId: string
    readonly stance: string
    readonly from: Day
    readonly to: Day
  }
  'wish.withdrawn': { readonly unitId: string; readonly from: Day; readonly to: Day }
  'arrangement.begun': { readonly planId: string; readonly beside: number }
  'arrangement.cancelled': { readonly planId: string }
  'arrangement.accepted': { readonly planId: string; readonly items: number; readonly of: number }
  'period.step': { readonly action: string; readonly state: string; readonly reason: string | null }
  'quality.judged': { readonly year: number; readonly found: number; readonly vanished: number }
  'finding.step': {
    readonly action: string
    readonly state: string
    readonly reason: string | null
  }
  'timeliness.proposed': Altered
  'timeliness.approved': { readonly days: number; readonly from: Day }
  'timeliness.refused': { readonly days: number; readonly from: Day; readonly reason: string }
  'report.written': { readonly number: string; readonly kind: string }
  'report.issued': { readonly number: string; readonly kind: string }
  'report.sent': { readonly number: string; readonly period: string; readonly told: number }
  'report.unsent': { readonly period: string; readonly reason: string }
  'report-words.changed': { readonly kind: string; readonly version: number }
  'report-schedule.proposed': { readonly kind: string; readonly every: string }
  'report-schedule.approved': { readonly kind: string }
  'report-schedule.ended': { readonly kind: string }
  // appointments
  'drive.requested': {
    readonly unitId: string
    readonly projection: number
    readonly from: Day
    readonly to: Day
  }
  'drive.step': {
    readonly action: string
    readonly side: string
    readonly state: string
    readonly reason: string | null
  }
  'drive.changed': Altered & { readonly reason: string }
  'drive-policy.proposed': Altered
  'drive-policy.decided': Altered & { readonly approved: boolean }
  'support.declared': Altered & { readonly year: number; readonly flags: number }
  'tally.imported': { readonly batch: string; readonly rows: number }
  'tally.reverted': { readonly batch: string; readonly reason: string }
  'credit.disputed': { readonly tally: string; readonly reason: string }
  'credit.decided': {
    readonly tally: string
    readonly decision: 'upheld' | 'moved' | 'withdrawn'
    readonly reason: string
  }
}

export type EventName = keyof EventData
