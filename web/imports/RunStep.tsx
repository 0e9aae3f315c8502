import type { Instant } from '#kernel/days.ts'
import { Button } from '../kit/Button.tsx'
import { moment, number } from '../words/format.ts'
import { useLanguage, useWords } from '../words/useWords.ts'
import { ResultStep } from './ResultStep.tsx'
import type { ImportRun } from './useRun.ts'
import { importWords } from './words.ts'

/** A large table on its way: how far it is, or how it ended. The page may be left meanwhile. */
export function RunStep(props: {
  readonly run: ImportRun
  readonly restart: () => void
  readonly onRejected: () => Promise<File>
}) {
  const { run, restart, onRejected } = props
  const words = useWords(importWords)
  const language = useLanguage()
  const { state, done, total, fileName, at, problem, result } = run
  if (state === 'done' && result !== null) {
    return (
      <>
        <p className="quiet">{words.runOf(fileName, moment(at as Instant))}</p>
        <ResultStep {...{ result, restart, onRejected }} />
      </>
    )
  }
  if (state === 'refused' || state === 'interrupted') {
    return (
      <section className="import-result" role="alert">
        <h2>{words.runFailed}</h2>
        <p>{problem === null ? words.runInterrupted : problem.text[language]}</p>
        <p className="quiet">{words.runOf(fileName, moment(at as Instant))}</p>
        <div className="page-actions">
          <Button onClick={restart}>{words.runAgain}</Button>
        </div>
      </section>
    )
  }
  const percent = Math.floor((done / total) * 100)
  return (
    <section className="import-result">
      <h2>{words.running(fileName)}</h2>
      <p aria-live="polite">
        {state === 'writing'
          ? words.runWriting(number(done), number(total), percent)
          : words.runStates[state === 'waiting' ? 'waiting' : 'checking']}
      </p>
      <progress
        className="progress"
        aria-label={words.running(fileName)}
        {...(state === 'writing' ? { value: done, max: total } : {})}
      />
      <p className="quiet">{words.mayLeave}</p>
    </section>
  )
}
