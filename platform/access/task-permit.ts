import { Problem } from '#kernel/problem.ts'
import type { Reach } from '../db/database.ts'
import type { TaskSession } from './task-link.ts'

/** How far a task session sees: the one task it was opened for. Throws `not-signed-in` without one. */
export function requireTask(task: TaskSession | null): Reach {
  if (task !== null) {
    return {
      accountId: null,
      regions: [],
      task: { id: task.taskId, holderId: task.holderId },
    }
  }
  throw new Problem('not-signed-in', {
    zh: '这次打开已经结束。请从短信里的链接重新进入。',
    en: 'This visit is over. Come in again by the link in the message.',
  })
}
