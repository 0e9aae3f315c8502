import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Instant } from '#kernel/days.ts'
import { api } from '../api.ts'
import { saveFile } from '../imports/source.ts'
import { moment, number } from '../words/format.ts'
import { kitWords } from '../words/kit.ts'
import { useLanguage, useWords } from '../words/useWords.ts'
import { copyText } from './copy.ts'
import type { Column, LedgerProps } from './Ledger.tsx'
import { tsv } from './ledger.ts'
import { Failed } from './States.tsx'

type Props<Row> = LedgerProps<Row> & { readonly shown: readonly Row[] }

/** What stands above a ledger: its note, its page's own tools, and its ways out. */
export function LedgerTools<Row>(props: Props<Row>) {
  const { note, tools, copyable = false } = props
  if (note === undefined && tools === undefined && !copyable) return null
  return (
    <div className="ledger-tools">
      <div className="ledger-note">{note}</div>
      {tools}
      {copyable ? <WaysOut {...props} /> : null}
    </div>
  )
}

/** The table as it stands, on the clipboard, as a spreadsheet, or on paper. */
function WaysOut<Row>({ caption, columns, shown }: Props<Row>) {
  const words = useWords(kitWords)
  const language = useLanguage()
  const [copied, setCopied] = useState(false)
  const told = columns.filter(({ value }) => value !== undefined)
  const rows = () => shown.map((row) => told.map(({ value }) => plain(value?.(row) ?? null)))
  const write = useMutation({
    mutationFn: () => {
      const heads = told.map(({ head, unit = null }) => ({ head, unit }))
      return api.sheets.write.call({ title: caption, language, heads, rows: rows() })
    },
    onSuccess: saveFile,
  })
  const copy = async () => setCopied(await copyText(tsv([told.map(headOf), ...rows()])))

  return (
    <>
      <button type="button" className="link-button" onClick={() => void copy()}>
        <span aria-live="polite">
          {copied ? `${words.copied}，${words.rows(number(shown.length))}` : words.copyTable}
        </span>
      </button>
      <button
        type="button"
        className="link-button"
        disabled={write.isPending}
        onClick={() => write.mutate()}
      >
        {words.saveTable}
      </button>
      <button type="button" className="link-button" onClick={() => print()}>
        {words.printTable}
      </button>
      {write.error === null ? null : <Failed error={write.error} />}
    </>
  )
}

/** A moment as the page shows it, not as it is sent. */
const plain = (cell: string | number | null): string | number | null =>
  typeof cell === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(cell)
    ? moment(cell as Instant)
    : cell

const headOf = <Row,>({ head, unit }: Column<Row>): string =>
  unit === undefined ? head : `${head}（${unit}）`
