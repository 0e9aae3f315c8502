import { job } from '#platform/jobs/job.ts'
import { ArrangePlan, arrangePlan } from './arrange-plan.ts'
import { RunArrangement, runArrangement } from './run-arrangement.ts'

export const arrangingJobs = [
  job({
    name: 'planning.arrange',
    summary: {
      zh: '编排一年的采血：按目标、能力、季节与意愿提出方案，不改计划',
      en: 'Arrange a year’s drives by targets, capacity, seasons and wishes; changes no plan',
    },
    needs: 'application',
    input: ArrangePlan,
    run: arrangePlan,
  }),
  job({
    name: 'planning.run-arrangement',
    summary: {
      zh: '算一次已提出的编排',
      en: 'Work off an arrangement that was asked for',
    },
    needs: 'application',
    input: RunArrangement,
    run: runArrangement,
  }),
]
