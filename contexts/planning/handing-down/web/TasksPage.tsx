import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Page } from '#web/kit/Page.tsx'
import { Empty, Loaded } from '#web/kit/States.tsx'
import { DemoTag, SeverityTag, Tag } from '#web/kit/Tag.tsx'
import { TaskList } from '#web/kit/TaskList.tsx'
import { quantity } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { HandDownRow } from '../shapes.ts'
import { handDownWords } from './words.ts'
import './hand-down.css'

/** C1: what was handed down to one's own regions, the most pressing first. */
export function TasksPage() {
  const words = useWords(handDownWords)
  const tasks = useQuery(api.planning.myHandDowns.queryOptions())
  return (
    <Page title={words.tasks} meta={<span>{words.tasksSay}</span>}>
      <Loaded query={tasks} lines={5}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={words.noTasks} normally={words.noTasksSay} />
          ) : (
            <TaskRows rows={rows} />
          )
        }
      </Loaded>
    </Page>
  )
}

/** Tasks in a list, the most pressing first, each with its state, its issuer and its due day. */
export function TaskRows({ rows }: { readonly rows: readonly HandDownRow[] }) {
  const words = useWords(handDownWords)
  return (
    <TaskList
      rows={pressing(rows).map((row) => ({
        key: row.id,
        says: <Says row={row} />,
        note: <Note row={row} />,
        to: `/tasks/${row.id}`,
        act: words.open,
      }))}
    />
  )
}

function Says({ row }: { readonly row: HandDownRow }) {
  const words = useWords(handDownWords)
  const language = useLanguage()
  const { amount, unit } = row
  return (
    <>
      {words.task(row.label, row.year)}
      {'　'}
      {amount === null ? words.pending : quantity({ amount, unit }, language)}{' '}
      {row.demo ? <DemoTag /> : null}
    </>
  )
}

function Note({ row }: { readonly row: HandDownRow }) {
  const words = useWords(handDownWords)
  return (
    <>
      <Tag>{words.statesBelow[row.state]}</Tag> {row.issuer}{' '}
      {row.open ? words.dueBy(row.dueOn) : null}{' '}
      {row.daysOver > 0 ? (
        <SeverityTag severity="warning">{words.late(row.daysOver)}</SeverityTag>
      ) : null}
    </>
  )
}

/** Open ones first, the earliest due at the top. */
const pressing = (rows: readonly HandDownRow[]) =>
  rows.toSorted((a, b) => Number(b.open) - Number(a.open) || (a.dueOn < b.dueOn ? -1 : 1))
