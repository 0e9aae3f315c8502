import { jobs as planningJobs } from '#contexts/planning/jobs.ts'
import { accessJobs } from '#platform/access/jobs.ts'
import type { Job } from '#platform/jobs/job.ts'
import { recordJobs } from '#platform/record/jobs.ts'
import { uploadJobs } from '#platform/uploads/jobs.ts'
import { firstAdministratorsJob } from './administrators.ts'

/** Every job of the programme: the timetable, the queue and the command line know no others. */
export const jobs: readonly Job[] = [
  firstAdministratorsJob,
  ...accessJobs,
  ...recordJobs,
  ...uploadJobs,
  ...planningJobs,
]
