import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Calm } from '#web/kit/Calm.tsx'
import { Section } from '#web/kit/Page.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { useWords } from '#web/words/useWords.ts'
import { TaskRows } from './TasksPage.tsx'
import { handDownWords } from './words.ts'

/** What waits for an answer of one's own regions: the first thing a liaison finds. */
export function MyTasks() {
  const words = useWords(handDownWords)
  const tasks = useQuery(api.planning.myHandDowns.queryOptions())
  return (
    <Section title={words.tasks}>
      <Loaded query={tasks} lines={3}>
        {(rows) =>
          rows.some(({ open }) => open) ? (
            <TaskRows rows={rows.filter(({ open }) => open)} />
          ) : (
            <Calm says={words.noTasks} normally={words.noTasksSay} />
          )
        }
      </Loaded>
    </Section>
  )
}
