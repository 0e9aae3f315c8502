import { useState } from 'react'
import type { ImportPreview } from '#platform/imports/contract.ts'
import { type Verdict, verdicts } from '#platform/imports/definition.ts'
import { Button } from '../kit/Button.tsx'
import { Ticked } from '../kit/Tag.tsx'
import { number } from '../words/format.ts'
import { useLanguage, useWords } from '../words/useWords.ts'
import { PreviewRows } from './PreviewRows.tsx'
import { saveFile } from './source.ts'
import { importWords } from './words.ts'

interface Props {
  readonly preview: ImportPreview
  readonly busy: boolean
  readonly onDecide: (row: number, choice: string | null) => void
  readonly onColumns: () => void
  readonly onNext: () => void
  readonly onRejected: () => Promise<File>
  readonly restart: () => void
}

/** The third step: what would happen to every row, and the choices a person must make. */
export function PreviewStep(props: Props) {
  const { preview, busy, onDecide, onColumns, onNext, onRejected, restart } = props
  const words = useWords(importWords)
  const { counts, effective, blockers } = preview
  const left = leftOut(counts)
  const why = useWhy(preview)

  return (
    <section className="import-preview" aria-busy={busy}>
      <h2>
        {effective === 0 && left === 0
          ? words.nothing
          : words.sentence(number(effective), number(left))}
      </h2>
      <VerdictBar counts={counts} />
      <Notes preview={preview} />
      {blockers.length > 0 ? null : (
        <VerdictRows key={preview.digest} {...{ preview, busy, onDecide }} />
      )}
      <div className="import-actions">
        <div className="page-actions">
          <Button onClick={restart}>{words.another}</Button>
          <Button onClick={onColumns}>{words.toColumns}</Button>
          {left === 0 ? null : (
            <Button onClick={() => void onRejected().then(saveFile)}>{words.rejected}</Button>
          )}
        </div>
        <Button kind="primary" busy={busy} why={why} onClick={onNext}>
          {words.toConfirm}
        </Button>
      </div>
    </section>
  )
}

/** Rows that stay out: wrong, contradictory, undecided, skipped. */
export const leftOut = (counts: ImportPreview['counts']): number =>
  (['error', 'conflict', 'close', 'skipped'] as const).reduce(
    (sum, one) => sum + (counts[one] ?? 0),
    0,
  )

function useWhy({ blockers, effective }: ImportPreview): string | undefined {
  const words = useWords(importWords)
  const language = useLanguage()
  if (blockers[0] !== undefined) return blockers[0][language]
  return effective === 0 ? words.noneToImport : undefined
}

/** All rows in one bar, a part for each verdict; the words below are the same in figures. */
export function VerdictBar({ counts }: Pick<ImportPreview, 'counts'>) {
  const words = useWords(importWords)
  const present = verdicts.filter((verdict) => (counts[verdict] ?? 0) > 0)
  return (
    <div className="verdict-bar">
      <div className="verdict-parts" aria-hidden="true">
        {present.map((verdict) => (
          <i key={verdict} data-verdict={verdict} style={{ flexGrow: counts[verdict] ?? 0 }} />
        ))}
      </div>
      <ul>
        {present.map((verdict) => (
          <li key={verdict} data-verdict={verdict}>
            {words.verdicts[verdict]} <b>{number(counts[verdict] ?? 0)}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Sums that agree or not, warnings, and what stands in the way; each under its own name. */
function Notes({ preview: { sums, warnings, blockers } }: Pick<Props, 'preview'>) {
  const words = useWords(importWords)
  const language = useLanguage()
  const agreeing = sums.filter(({ stated, sum }) => stated === sum)
  return (
    <>
      {agreeing.map(({ field, name, sum }) => (
        <p key={field}>
          <Ticked>{words.sumAgrees(name[language], number(sum))}</Ticked>
        </p>
      ))}
      {blockers.length === 0 ? null : (
        <div className="import-notes" data-severity="error">
          <h3>{words.blockers}</h3>
          <ul>
            {blockers.map((text) => (
              <li key={text.zh}>{text[language]}</li>
            ))}
          </ul>
        </div>
      )}
      {warnings.length === 0 ? null : (
        <div className="import-notes" data-severity="warning">
          <h3>{words.warnings}</h3>
          <ul>
            {warnings.map((text) => (
              <li key={text.zh}>{text[language]}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function VerdictRows({ preview, busy, onDecide }: Pick<Props, 'preview' | 'busy' | 'onDecide'>) {
  const words = useWords(importWords)
  const [only, setOnly] = useState<Verdict | 'all'>('all')
  const present = verdicts.filter((verdict) => (preview.counts[verdict] ?? 0) > 0)
  const rows = preview.rows.filter(({ verdict }) => only === 'all' || verdict === only)
  const cut = present.some((verdict) => (preview.counts[verdict] ?? 0) > preview.shown)
  return (
    <>
      {present.length < 2 ? null : (
        <div className="verdict-choice">
          {(['all', ...present] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="link-button"
              aria-pressed={one === only}
              onClick={() => setOnly(one)}
            >
              {one === 'all' ? words.all : words.verdicts[one]}
            </button>
          ))}
        </div>
      )}
      {cut ? <p className="caption">{words.shownOnly(number(preview.shown))}</p> : null}
      <PreviewRows {...{ preview, rows, busy, onDecide }} />
    </>
  )
}
