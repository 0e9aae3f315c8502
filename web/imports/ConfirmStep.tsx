import type { ImportPreview } from '#platform/imports/contract.ts'
import { Button } from '../kit/Button.tsx'
import { number } from '../words/format.ts'
import { useLanguage, useWords } from '../words/useWords.ts'
import { leftOut, VerdictBar } from './PreviewStep.tsx'
import { importWords } from './words.ts'

/** The fourth step: what will be written, said once more; the button states it too. */
export function ConfirmStep(props: {
  readonly preview: ImportPreview
  readonly busy: boolean
  readonly onBack: () => void
  readonly onWrite: () => void
}) {
  const { preview, busy, onBack, onWrite } = props
  const words = useWords(importWords)
  const language = useLanguage()
  const { effective, counts, warnings, sums, fileName } = preview
  const undecided = counts.close ?? 0

  return (
    <section className="import-confirm">
      <h2>{words.willDo}</h2>
      <p>
        {fileName}　{words.sentence(number(effective), number(leftOut(counts)))}
      </p>
      <VerdictBar counts={counts} />
      <ul className="import-warnings">
        {sums
          .filter(({ stated, sum }) => stated === sum)
          .map(({ field, name, sum }) => (
            <li key={field}>{words.sumAgrees(name[language], number(sum))}</li>
          ))}
        {warnings.map((text) => (
          <li key={text.zh}>{text[language]}</li>
        ))}
        {undecided === 0 ? null : <li>{words.stillLeft(number(undecided))}</li>}
      </ul>
      <p className="quiet">{words.nothingYet}</p>
      <div className="page-actions">
        <Button onClick={onBack}>{words.back}</Button>
        <Button kind="primary" size="large" busy={busy} onClick={onWrite}>
          {words.import(number(effective))}
        </Button>
      </div>
    </section>
  )
}
