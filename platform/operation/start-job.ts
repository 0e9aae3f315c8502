import { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '../change.ts'
import type { Job } from '../jobs/job.ts'
import { isUnderWay } from './queries.ts'

/** Puts a job in line, as a system administrator asks for; it is worked off as the programme. */
export async function startJob(
  act: Act,
  { name, input }: { readonly name: string; readonly input: Readonly<Record<string, string>> },
  jobs: readonly Job[],
): Promise<Change<{ started: boolean }>> {
  const stated = jobs.find((one) => one.name === name)
  if (stated?.startable === undefined || stated.needs === 'nothing') throw notStartable()
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== ''))
  const parsed = z.strictObject(stated.input.shape).safeParse(given)
  if (!parsed.success) throw badInput(parsed.error)
  if (await isUnderWay(act.tx, name)) {
    throw new Problem('already-done', {
      zh: '这项作业正在排队或进行，请等它做完。',
      en: 'This job is waiting or running already; wait until it is done.',
    })
  }
  await act.enqueue(name, given)
  return record(
    act,
    { name: 'job.started', subject: name, data: { job: name, input: given } },
    { started: true },
  )
}

const notStartable = () =>
  new Problem('not-found', {
    zh: '没有可以从页面启动的这项作业。',
    en: 'There is no such job that can be started from a page.',
  })

const badInput = ({ issues }: z.ZodError) => {
  const fields = [...new Set(issues.map(({ path }) => path.join('.')))].join('、')
  return new Problem('input-invalid', {
    zh: `填写的内容不能用${fields === '' ? '' : `：${fields}`}。请改正后再启动。`,
    en: `What was entered cannot be used${fields === '' ? '' : `: ${fields}`}. Correct it, then start again.`,
  })
}
