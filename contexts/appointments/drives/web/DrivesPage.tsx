import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Figure } from '#web/kit/Figure.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Page, Section } from '#web/kit/Page.tsx'
import { Empty, Loaded } from '#web/kit/States.tsx'
import { DemoTag } from '#web/kit/Tag.tsx'
import { TaskList } from '#web/kit/TaskList.tsx'
import { useView } from '#web/kit/useView.ts'
import { may, useMay, useMe } from '#web/me.ts'
import { span } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { type Drive, taskOf, waitsFor } from './drive-tasks.ts'
import { RequestDialog } from './RequestDialog.tsx'
import { driveWords } from './words.ts'
import './drives.css'

const View = z.object({ ask: z.literal('new').optional() })

/** The drives within reach: first those that wait for the reader, then all. */
export function DrivesPage() {
  const words = useWords(driveWords)
  const me = useMe()
  const [view, setView] = useView(View)
  const drives = useQuery(api.appointments.drives.queryOptions({ input: {} }))
  const asks = may(me, 'drives.request')
  const ask = () => setView({ ask: 'new' })

  return (
    <Page
      title={words.title}
      meta={<span>{words.says}</span>}
      actions={
        asks ? (
          <Button kind="primary" onClick={ask}>
            {words.request}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={drives} lines={6}>
        {(all) =>
          all.length === 0 ? (
            <Empty
              title={words.none}
              normally={words.noneSays}
              action={asks ? <Button onClick={ask}>{words.request}</Button> : undefined}
            />
          ) : (
            <>
              <Mine drives={all.filter((drive) => waitsFor(me, drive))} />
              <Section title={words.all}>
                <DrivesTable drives={all} />
              </Section>
            </>
          )
        }
      </Loaded>
      {view.ask === 'new' && asks ? (
        <RequestDialog onClose={() => setView({ ask: undefined })} />
      ) : null}
    </Page>
  )
}

function Mine({ drives }: { readonly drives: readonly Drive[] }) {
  const words = useWords(driveWords)
  const decides = useMay('drives.change')
  if (drives.length === 0) return null
  return (
    <Section title={words.mine}>
      <TaskList rows={drives.map((drive) => taskOf(drive, words, decides))} />
    </Section>
  )
}

function DrivesTable({ drives }: { readonly drives: readonly Drive[] }) {
  const words = useWords(driveWords)
  const dayOf = ({ onDay, wantedFrom, wantedTo }: Drive) =>
    onDay ?? span({ from: wantedFrom, to: wantedTo })
  const columns: readonly Column<Drive>[] = [
    {
      key: 'unit',
      head: words.unit,
      cell: ({ id, unit, demo }) => (
        <>
          <Link to={`/drives/${id}`}>{unit}</Link> {demo ? <DemoTag /> : null}
        </>
      ),
      value: ({ unit }) => unit,
    },
    { key: 'day', head: words.day, cell: dayOf, value: dayOf },
    { key: 'place', head: words.place, cell: ({ place }) => place, value: ({ place }) => place },
    {
      key: 'projection',
      head: words.projection,
      unit: words.renfen,
      kind: 'figure',
      cell: ({ projection }) => <Figure value={projection} />,
      value: ({ projection }) => projection,
    },
    {
      key: 'expected',
      head: words.expected,
      unit: words.persons,
      kind: 'figure',
      cell: ({ expected, state }) => (
        <Figure value={state === 'requested' || state === 'offered' ? null : expected} />
      ),
      value: ({ expected }) => expected,
    },
    {
      key: 'state',
      head: words.state,
      cell: ({ state, turn }) =>
        turn === null ? words.states[state] : `${words.states[state]}，${words.turns[turn]}`,
      value: ({ state }) => words.states[state],
    },
  ]
  return (
    <Ledger caption={words.all} columns={columns} rows={drives} keyOf={({ id }) => id} copyable />
  )
}
