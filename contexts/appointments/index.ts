/** The door of appointments: for the demonstration and for contexts further along. */
export { chooseDate } from './drives/choose-date.ts'
export { findDates } from './drives/find-dates.ts'
export { listDrives } from './drives/list-drives.ts'
export { offerDates } from './drives/offer-dates.ts'
export { type NewDrive, requestDrive } from './drives/request-drive.ts'
export { closeDrive, countDay, openDay } from './drives/run-day.ts'
export { expectBatches, makeReady, markCheck } from './drives/steps.ts'
export { viewDrive } from './drives/view-drive.ts'
