/** The door of appointments: for the demonstration and for contexts further along. */
export { listDrives } from './drives/list-drives.ts'
export { type NewDrive, requestDrive } from './drives/request-drive.ts'
