import type { ImportResult } from '#platform/imports/contract.ts'
import { Button } from '../kit/Button.tsx'
import { number } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import { VerdictBar } from './PreviewStep.tsx'
import { saveFile } from './source.ts'
import { importWords } from './words.ts'

/** The last step: what was written, and the rows that were not, to be put right. */
export function ResultStep(props: {
  readonly result: ImportResult
  readonly restart: () => void
  readonly onRejected: () => Promise<File>
}) {
  const { result, restart, onRejected } = props
  const words = useWords(importWords)
  const { counts, batchId, rejected } = result
  const written = (counts.new ?? 0) + (counts.changed ?? 0)
  return (
    <section className="import-result" aria-live="polite">
      <h2>{batchId === null ? words.doneNothing : words.done(number(written))}</h2>
      <VerdictBar counts={counts} />
      {rejected === 0 ? null : <p>{words.doneLeft(number(rejected))}</p>}
      <div className="page-actions">
        {rejected === 0 ? null : (
          <Button onClick={() => void onRejected().then(saveFile)}>{words.rejected}</Button>
        )}
        <Button onClick={restart}>{words.another}</Button>
      </div>
    </section>
  )
}
