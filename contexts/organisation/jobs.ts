import { z } from 'zod'
import { job } from '#platform/jobs/job.ts'
import { endTerms } from './liaisons/end-of-term.ts'

export const jobs = [
  job({
    name: 'organisation.end-terms',
    summary: {
      zh: '任期已满的联络员：停用其链接与权限',
      en: 'End links and access of liaisons whose term is over',
    },
    needs: 'database',
    every: '5 0 * * *',
    input: z.object({}),
    run: endTerms,
  }),
]
