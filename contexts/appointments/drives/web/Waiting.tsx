import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Section } from '#web/kit/Page.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { TaskList } from '#web/kit/TaskList.tsx'
import { may, useMe } from '#web/me.ts'
import { useWords } from '#web/words/useWords.ts'
import { taskOf, waitsFor } from './drive-tasks.ts'
import { driveWords } from './words.ts'

/** The drives that wait for the reader, where the day begins. */
export function Waiting() {
  const words = useWords(driveWords)
  const me = useMe()
  const drives = useQuery(api.appointments.drives.queryOptions({ input: {} }))
  return (
    <Section title={words.title}>
      <Loaded query={drives} lines={3}>
        {(all) => {
          const mine = all.filter((drive) => waitsFor(me, drive))
          return mine.length === 0 ? (
            <p className="quiet">{words.noneWait}</p>
          ) : (
            <TaskList rows={mine.map((drive) => taskOf(drive, words, may(me, 'drives.change')))} />
          )
        }}
      </Loaded>
    </Section>
  )
}
