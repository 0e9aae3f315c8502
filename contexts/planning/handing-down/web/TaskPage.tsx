import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '#web/api.ts'
import { Page } from '#web/kit/Page.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { useWords } from '#web/words/useWords.ts'
import { TaskCard } from './TaskCard.tsx'
import { byAccount } from './task-way.ts'
import { handDownWords } from './words.ts'

/** One task of a unit whose people are signed in. */
export function TaskPage() {
  const words = useWords(handDownWords)
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const queries = useQueryClient()
  const task = useQuery(api.planning.handDown.queryOptions({ input: { id } }))
  const renew = () => queries.invalidateQueries({ queryKey: api.planning.key() })
  return (
    <Page
      title={task.data === undefined ? words.tasks : words.task(task.data.label, task.data.year)}
      meta={task.data === undefined ? undefined : <span>{task.data.issuer}</span>}
    >
      <Loaded query={task} lines={6}>
        {(found) => <TaskCard task={found} way={byAccount} onDone={renew} />}
      </Loaded>
    </Page>
  )
}
