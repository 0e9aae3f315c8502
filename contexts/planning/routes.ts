import { serve } from '#platform/http/serve.ts'
import { regionNames } from '../organisation/index.ts'
import { arrangingHandlers } from './arranging/handlers.ts'
import { decideCap, listCaps, proposeCap } from './caps/caps.ts'
import { changePlan } from './change-plan.ts'
import { planning } from './contract.ts'
import { decideNotice } from './decide-notice.ts'
import { dictionariesFile } from './dictionary/file.ts'
import { dictionaries } from './dictionary/tables.ts'
import { draftRevision, draftYear } from './draft-revision.ts'
import { watchDraft } from './editing/watch-draft.ts'
import { feasibilityHandlers } from './feasibility/handlers.ts'
import { handedDown } from './handed-down.ts'
import { handingDownHandlers } from './handing-down/handlers.ts'
import { ledgerHandlers } from './ledger/handlers.ts'
import {
  discardRevision,
  issueRevision,
  returnRevision,
  submitRevision,
} from './life-of-revision.ts'
import { makePlan } from './make-plan.ts'
import { listNotices } from './notice-queries.ts'
import { paperHandlers } from './papers/handlers.ts'
import { periodHandlers } from './periods/handlers.ts'
import { progressHandlers } from './progress/handlers.ts'
import { qualityHandlers } from './quality/handlers.ts'
import { listPlans } from './queries.ts'
import { receiveNotice } from './receive-notice.ts'
import type { PlanShape, RevisionShape } from './shapes.ts'
import { scheduleFile } from './sheets/schedule-file.ts'
import { targetsFile } from './sheets/targets-file.ts'
import { searchPlanning } from './today/search.ts'
import { lookAtToday } from './today/today.ts'
import { differencesBetween } from './view-differences.ts'
import { viewNotice } from './view-notice.ts'
import { viewPlan } from './view-plan.ts'

export const planningRoutes = serve(planning, {
  ...progressHandlers,
  ...paperHandlers,
  ...periodHandlers,
  ...qualityHandlers,
  ...ledgerHandlers,
  ...handingDownHandlers,
  ...feasibilityHandlers,
  ...arrangingHandlers,
  today: lookAtToday,
  search: searchPlanning,
  dictionaries: async () => dictionaries(),
  dictionariesFile: (_look, { language }) => dictionariesFile(language),
  targetsFile,
  scheduleFile,
  notices: ({ tx }, { regionId }) => listNotices(tx, regionId),
  receiveNotice,
  notice: (look, { id }) => viewNotice(look, id),
  decideNotice,
  makePlan,

  plans: async ({ tx }, { regionId }) => {
    const plans = await listPlans(tx, regionId)
    const names = await regionNames(
      tx,
      plans.map((plan) => plan.regionId),
    )
    // What regions above hand down is seen by its holders, and is not theirs to work on.
    const own = plans.filter((plan) => names.has(plan.regionId))
    return own.map((plan) => ({
      ...plan,
      // Check constraints hold both.
      unit: plan.unit as PlanShape['unit'],
      state: plan.state as RevisionShape['state'],
      regionName: names.get(plan.regionId)!,
    }))
  },
  plan: ({ tx }, wanted) => viewPlan(tx, wanted),
  handedDown: ({ tx }) => handedDown(tx),
  differences: ({ tx }, wanted) => differencesBetween(tx, wanted),
  draftRevision,
  draftYear,
  changePlan,
  watchDraft,
  submit: submitRevision,
  giveBack: returnRevision,
  issue: issueRevision,
  discard: discardRevision,

  caps: (look, { regionId }) => listCaps(look, regionId),
  proposeCap,
  decideCap,
})
