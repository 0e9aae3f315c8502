import type { Instant } from '#kernel/days.ts'
import { Facts, Inspector } from '../../kit/Inspector.tsx'
import { clock, moment } from '../../words/format.ts'
import { useLanguage, useWords } from '../../words/useWords.ts'
import { alteredFields, otherFields } from './altered.ts'
import { fieldName, valueWords } from './field-words.ts'
import { type Entry, shortId, tell } from './tell.ts'
import type { RecordView } from './view.ts'
import { recordWords } from './words.ts'

interface Props {
  readonly entry: Entry
  readonly onClose: () => void
  /** Looks for everything about the same subject, or by the same person. */
  readonly onNarrow: (to: Pick<RecordView, 'subject' | 'person'>) => void
}

/** One entry: who, when, about what; what it changed, field by field. */
export function EntryDetails({ entry, onClose, onNarrow }: Props) {
  const words = useWords(recordWords)
  const language = useLanguage()
  const others = otherFields(entry.data)
  const value = (text: string) => entry.names[text] ?? valueWords[text]?.[language] ?? shortId(text)

  return (
    <Inspector title={`${words.number} ${entry.id}`} onClose={onClose}>
      <p>{tell(entry)[language]}</p>
      <Facts
        of={[
          [
            words.at,
            `${moment(entry.at as Instant).slice(0, 10)} ${clock(entry.at as Instant, true)}`,
          ],
          [words.who, entry.actorName ?? words.programme],
          [words.kind, words.kinds[entry.kind]],
          [words.subject, value(entry.subject)],
        ]}
      />
      <p className="admin-links">
        <button
          type="button"
          className="link-button"
          onClick={() => onNarrow({ subject: entry.subject, person: undefined })}
        >
          {words.onlySubject}
        </button>
        {entry.actor === null ? null : (
          <button
            type="button"
            className="link-button"
            onClick={() => onNarrow({ person: entry.actor ?? undefined, subject: undefined })}
          >
            {words.onlyPerson}
          </button>
        )}
      </p>
      <Altered entry={entry} value={value} />
      {others.length === 0 ? null : (
        <>
          <h3 className="admin-subhead">{words.more}</h3>
          <Facts of={others.map(([field, text]) => [fieldName(field)[language], value(text)])} />
        </>
      )}
    </Inspector>
  )
}

function Altered({
  entry,
  value,
}: {
  readonly entry: Entry
  readonly value: (text: string) => string
}) {
  const words = useWords(recordWords)
  const language = useLanguage()
  const fields = alteredFields(entry.data)
  if (fields.length === 0) return null

  return (
    <table className="admin-diff">
      <caption className="unseen">{words.altered}</caption>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{fieldName(field)[language]}</th>
            <td>
              {before === null ? <span className="quiet">--</span> : <del>{value(before)}</del>}
            </td>
            <td>
              {after === null ? <span className="quiet">--</span> : <ins>{value(after)}</ins>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
