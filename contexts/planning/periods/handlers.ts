import type { Handlers } from '#platform/http/serve.ts'
import type { periodEndpoints } from './contract.ts'
import { takePeriodStep } from './take-period-step.ts'
import { viewPeriod, viewPeriods } from './view-periods.ts'

/** What stands behind each endpoint of the periods; a part of planning's routes. */
export const periodHandlers: Handlers<typeof periodEndpoints> = {
  periods: viewPeriods,
  period: viewPeriod,
  submitPeriod: takePeriodStep('submit'),
  takeBackPeriod: takePeriodStep('take-back'),
  returnPeriod: takePeriodStep('return'),
  acceptPeriod: takePeriodStep('accept'),
  lockPeriod: takePeriodStep('lock'),
  reopenPeriod: takePeriodStep('reopen'),
}
