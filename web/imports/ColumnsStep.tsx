import type { ImportPreview } from '#platform/imports/contract.ts'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { Tag } from '../kit/Tag.tsx'
import { useLanguage, useWords } from '../words/useWords.ts'
import { importWords } from './words.ts'

interface Props {
  readonly preview: ImportPreview
  readonly busy: boolean
  readonly onChange: (columns: Record<string, number | null>) => void
  readonly onSheet: (sheet: number, headingRow: number | null) => void
  readonly onNext: () => void
  readonly restart: () => void
}

/** The second step: which column of the table is which. */
export function ColumnsStep(props: Props) {
  const { preview, busy, onNext, restart } = props
  const words = useWords(importWords)
  const language = useLanguage()
  const { fields, columns, blockers } = preview
  const known = fields.filter(({ field }) => columns[field] !== null).length

  return (
    <section className="import-columns">
      <p className="quiet">
        {words.columnsSay} {words.matched(known, fields.length)}
      </p>
      <SheetFields {...props} />
      <table className="column-map">
        <tbody>
          {fields.map((field) => (
            <ColumnRow key={field.field} field={field} {...props} />
          ))}
        </tbody>
      </table>
      {blockers.map((text) => (
        <p key={text.zh} className="field-error" role="alert">
          {text[language]}
        </p>
      ))}
      <div className="page-actions">
        <Button onClick={restart}>{words.another}</Button>
        <Button kind="primary" busy={busy} why={blockers[0]?.[language]} onClick={onNext}>
          {words.toPreview}
        </Button>
      </div>
    </section>
  )
}

function SheetFields({ preview, onSheet }: Pick<Props, 'preview' | 'onSheet'>) {
  const words = useWords(importWords)
  const { sheets, sheet, headingRow } = preview
  return (
    <div className="import-fields">
      {sheets.length < 2 ? null : (
        <Field label={words.sheet}>
          <select
            className="input"
            value={sheet}
            onChange={({ target }) => onSheet(Number(target.value), null)}
          >
            {sheets.map(({ name, rows }, at) => (
              <option key={name} value={at}>
                {name}（{rows}）
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field label={words.headingRow}>
        <input
          className="input"
          type="number"
          min={1}
          defaultValue={headingRow}
          key={headingRow}
          onBlur={({ target }) => {
            const row = Number(target.value)
            if (Number.isInteger(row) && row > 0 && row !== headingRow) onSheet(sheet, row)
          }}
        />
      </Field>
    </div>
  )
}

function ColumnRow(
  props: Pick<Props, 'preview' | 'busy' | 'onChange'> & {
    readonly field: ImportPreview['fields'][number]
  },
) {
  const { preview, busy, onChange } = props
  const { field, name, required } = props.field
  const words = useWords(importWords)
  const language = useLanguage()
  const choose = (text: string) =>
    onChange({ ...preview.columns, [field]: text === '' ? null : Number(text) })
  return (
    <tr>
      <th scope="row">
        {name[language]} {required ? <Tag>{words.required}</Tag> : null}
      </th>
      <td>
        <select
          className="input"
          aria-label={name[language]}
          disabled={busy}
          value={preview.columns[field] ?? ''}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="">{words.noColumn}</option>
          {preview.headings.map((heading, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
            <option key={at} value={at}>
              {letters(at)} {heading}
            </option>
          ))}
        </select>
      </td>
    </tr>
  )
}

/** The letters a spreadsheet has above a column: A … Z, AA. */
const letters = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : letters(Math.floor(at / 26) - 1) + letters(at % 26)
