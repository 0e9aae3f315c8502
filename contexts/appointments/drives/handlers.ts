import type { Handlers } from '#platform/http/serve.ts'
import { changeDrive } from './change-drive.ts'
import { chooseDate } from './choose-date.ts'
import type { driveEndpoints } from './contract.ts'
import { decideChange } from './decide-change.ts'
import { findDates } from './find-dates.ts'
import { listDrives } from './list-drives.ts'
import { offerDates } from './offer-dates.ts'
import { plannedItems } from './planned-items.ts'
import { decidePolicy, listPolicies, proposePolicy, viewPoliciesInForce } from './policies.ts'
import { requestDrive } from './request-drive.ts'
import { closeDrive, countDay, openDay } from './run-day.ts'
import { askForOthers, cancelDrive, expectBatches, makeReady, markCheck } from './steps.ts'
import { viewCalendar } from './view-calendar.ts'
import { viewAnalysis, viewBoard } from './view-day.ts'
import { viewDrive, viewInvitation } from './view-drive.ts'

/** What stands behind each endpoint of drives. */
export const driveHandlers: Handlers<typeof driveEndpoints> = {
  drives: listDrives,
  fleetCalendar: viewCalendar,
  drive: viewDrive,
  invitation: viewInvitation,
  board: viewBoard,
  analysis: viewAnalysis,
  plannedItems,
  requestDrive,
  driveDates: findDates,
  offerDates,
  askForOthers,
  chooseDate,
  expectBatches,
  markCheck,
  makeReady,
  changeDrive,
  decideChange,
  openDay,
  countDay,
  closeDrive,
  cancelDrive,
  drivePolicies: listPolicies,
  policiesInForce: viewPoliciesInForce,
  proposePolicy,
  decidePolicy,
}
