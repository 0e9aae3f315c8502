import { useQuery } from '@tanstack/react-query'
import type { Instant } from '#kernel/days.ts'
import type { OperationShape } from '#platform/operation/contract.ts'
import { api } from '../../api.ts'
import { AsOf } from '../../kit/AsOf.tsx'
import { Facts } from '../../kit/Inspector.tsx'
import { Page, Section } from '../../kit/Page.tsx'
import { Loaded } from '../../kit/States.tsx'
import { SeverityTag } from '../../kit/Tag.tsx'
import { fileSize, moment, number } from '../../words/format.ts'
import { useWords } from '../../words/useWords.ts'
import { Timetable } from './Timetable.tsx'
import { operationWords } from './words.ts'
import '../admin.css'

/** How the programme is doing, for the system administrator; asked anew every half minute. */
export function OperationPage() {
  const words = useWords(operationWords)
  const state = useQuery({
    ...api.operation.state.queryOptions(),
    refetchInterval: 30_000,
  })

  return (
    <Page
      title={words.title}
      meta={state.data === undefined ? undefined : <AsOf at={state.data.at as Instant} />}
    >
      <Loaded query={state} lines={12}>
        {(seen) => (
          <>
            <Alarms of={seen.alarms} />
            <div className="admin-facts">
              <Service of={seen} />
              <Database of={seen} />
              <RecordState of={seen} />
              <Backup of={seen} />
            </div>
            <Timetable jobs={seen.jobs} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

interface Part {
  readonly of: OperationShape
}

function Alarms({ of }: { readonly of: OperationShape['alarms'] }) {
  const words = useWords(operationWords)
  if (of.length === 0) return <p className="admin-fine">{words.fine}</p>
  return (
    <ul className="admin-alarms">
      {of.map((alarm) => (
        <li key={alarm}>
          <SeverityTag severity="error">{words.alarm}</SeverityTag> {words.alarms[alarm]}
        </li>
      ))}
    </ul>
  )
}

function Service({ of: { version, node, mode, runningSince } }: Part) {
  const words = useWords(operationWords)
  return (
    <Section title={words.service}>
      <Facts
        of={[
          [words.version, version],
          [words.node, `Node ${node.replace(/^v/, '')}`],
          [words.mode, words.modes[mode]],
          [words.since, moment(runningSince as Instant)],
        ]}
      />
    </Section>
  )
}

function Database({ of: { database } }: Part) {
  const words = useWords(operationWords)
  return (
    <Section title={words.database}>
      <Facts
        of={[
          [words.version, `PostgreSQL ${database.version.split(' ')[0]}`],
          [words.server, database.own ? words.own : words.operators],
          [words.size, fileSize(database.bytes)],
          [words.answer, words.ms(number(database.answerMs))],
        ]}
      />
    </Section>
  )
}

function RecordState({ of: { record } }: Part) {
  const words = useWords(operationWords)
  const at = (when: string | null) => (when === null ? words.never : moment(when as Instant))
  return (
    <Section title={words.record}>
      <Facts
        of={[
          [words.lag, words.seconds(number(record.lagSeconds, 1))],
          [words.lastSeal, at(record.lastSealAt)],
          [words.headKept, at(record.headKeptAt)],
        ]}
      />
    </Section>
  )
}

function Backup({ of: { backup } }: Part) {
  const words = useWords(operationWords)
  return (
    <Section title={words.backup}>
      {backup === null ? (
        <p>{words.backupOwn}</p>
      ) : backup.last === null ? (
        <p>{words.backupNone}</p>
      ) : (
        <Facts
          of={[
            [words.last, moment(backup.last.at as Instant)],
            [words.folder, backup.last.name],
            [words.backups, words.pieces(number(backup.count))],
          ]}
        />
      )}
    </Section>
  )
}
