import { unitsImport } from '#contexts/organisation/import/definition.ts'
import { jobs as organisationJobs } from '#contexts/organisation/jobs.ts'
import { jobs as planningJobs } from '#contexts/planning/jobs.ts'
import { talliesImport } from '#contexts/planning/progress/import/definition.ts'
import { accessJobs } from '#platform/access/jobs.ts'
import { importJobs } from '#platform/imports/jobs.ts'
import type { Job } from '#platform/jobs/job.ts'
import { messagesJobs } from '#platform/messages/jobs.ts'
import { recordJobs } from '#platform/record/jobs.ts'
import { uploadJobs } from '#platform/uploads/jobs.ts'
import { firstAdministratorsJob } from './administrators.ts'

/** Every job of the programme: the timetable, the queue and the command line know no others. */
export const jobs: readonly Job[] = [
  firstAdministratorsJob,
  ...accessJobs,
  ...recordJobs,
  ...messagesJobs,
  ...uploadJobs,
  ...importJobs([unitsImport, talliesImport]),
  ...organisationJobs,
  ...planningJobs,
]
