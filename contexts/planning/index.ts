/** The door of planning: for the demonstration and for contexts further along. */
export { decideCap, type NewCap, proposeCap } from './caps/caps.ts'
export { type Decision, decideNotice } from './decide-notice.ts'
export { issueRevision, submitRevision } from './life-of-revision.ts'
export { type Drafted, makePlan } from './make-plan.ts'
export { importTallies, type NewTallies } from './progress/import-tallies.ts'
export { type Received, receiveNotice } from './receive-notice.ts'
export { viewNotice } from './view-notice.ts'
export { viewPlan } from './view-plan.ts'
