import { z } from 'zod'
import { writing } from '../../contract.ts'

const tags = ['task']
/** What stands behind the number sign of a link. */
export const LinkToken = z.string().min(20).max(200)

/** How a task is opened by a link, and left. */
export const tasks = {
  open: writing
    .route({
      method: 'POST',
      path: '/task/open',
      summary: 'Open one task by the link that was sent, once',
      tags,
    })
    .meta({ may: 'anyone', kind: 'write', throttled: true })
    .input(z.object({ token: LinkToken }))
    .output(z.object({ kind: z.string() })),
  close: writing
    .route({ method: 'POST', path: '/task/close', summary: 'Leave the task', tags })
    .meta({ may: 'anyone', kind: 'write' })
    .output(z.object({ closed: z.boolean() })),
}
