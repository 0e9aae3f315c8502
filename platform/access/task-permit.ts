import { Problem } from '#kernel/problem.ts'
import type { Reach } from '../db/database.ts'
import type { TaskSession } from './task-link.ts'

/**
 * How far a task session sees: the one task it was opened for. Throws `link-refused` without one, as
 * to sign in would not help.
 */
export function requireTask(task: TaskSession | null): Reach {
  if (task !== null) {
    return {
      accountId: null,
      regions: [],
      task: { id: task.taskId, holderId: task.holderId },
    }
  }
  throw new Problem(
    'link-refused',
    {
      zh: '这次打开已经结束：超过了时间、任务已办结，或已交给别人。有新任务会再发链接。',
      en: 'This visit is over: its time is up, the task is done, or it was handed over. Another link comes with the next task.',
    },
    { values: { why: 'over', renewable: false } },
  )
}
