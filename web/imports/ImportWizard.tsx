import { type ReactNode, useEffect, useRef } from 'react'
import type { ImportPreview, ImportResult } from '#platform/imports/contract.ts'
import { Failed, Loading } from '../kit/States.tsx'
import { problemCode } from '../problem.ts'
import { useWords } from '../words/useWords.ts'
import { ColumnsStep } from './ColumnsStep.tsx'
import { ConfirmStep } from './ConfirmStep.tsx'
import { PreviewStep } from './PreviewStep.tsx'
import { ResultStep } from './ResultStep.tsx'
import { RunStep } from './RunStep.tsx'
import type { ImportAsk, ImportSource } from './source.ts'
import { UploadStep } from './UploadStep.tsx'
import { type Step, steps, useImport } from './useImport.ts'
import { type ImportRun, useRun } from './useRun.ts'
import { importWords } from './words.ts'
import './imports.css'

interface Props<Options> {
  readonly source: ImportSource<Options>
  /** How the table is to be taken in; asked for beside the file. */
  readonly options: Options
  readonly optionFields: ReactNode
  /** Called once something was written. */
  readonly onDone: () => void
}

/**
 * Takes in a table in five steps: upload, columns, preview, confirm, result. Until the fourth
 * nothing is written; what changed meanwhile is shown again instead of written over.
 */
export function ImportWizard<Options>({ source, options, optionFields, onDone }: Props<Options>) {
  const words = useWords(importWords)
  const { run, follow, putAside } = useRun(source.kind)
  const it = useImport(source, options, onDone, () => {
    it.restart()
    void follow()
  })
  useDone(run, onDone)
  const { step, preview, ask } = it
  if (run !== undefined && step === 'upload') {
    return (
      <div className="import">
        <StepRail step={run.state === 'done' ? 'result' : 'confirm'} />
        <RunStep
          run={run}
          restart={putAside}
          // The options went to the server as this source's own.
          onRejected={() => source.rejected(run.asked as ImportAsk<Options>)}
        />
      </div>
    )
  }
  return (
    <div className="import">
      <StepRail step={step} />
      {step === 'upload' ? (
        <UploadStep
          fields={optionFields}
          progress={it.progress}
          busy={it.begin.isPending}
          onFile={(file) => it.begin.mutate(file)}
          onTemplate={source.template}
        />
      ) : null}
      {it.begin.error === null || step !== 'upload' ? null : <Failed error={it.begin.error} />}
      {it.look.error === null ? null : <Failed error={it.look.error} />}
      {problemCode(it.write.error) === 'stale-version' ? (
        <p className="import-note" role="alert">
          {words.changedMeanwhile}
        </p>
      ) : null}
      {preview === undefined || ask === undefined || step === 'upload' ? null : (
        <Steps
          {...{ step, preview, ask }}
          result={it.result}
          change={it.change}
          restart={it.restart}
          busy={it.look.isPending}
          writing={it.write.isPending}
          error={it.write.error}
          go={it.go}
          onWrite={() => it.write.mutate(preview.digest)}
          onRejected={() => source.rejected(ask)}
        />
      )}
    </div>
  )
}

/** Tells once that a run which was seen running has come to its end. */
function useDone(run: ImportRun | undefined, onDone: () => void): void {
  const running = useRef<string>(undefined)
  useEffect(() => {
    if (run === undefined) return
    if (run.state === 'done' && running.current === run.id) onDone()
    running.current = run.state === 'done' ? undefined : run.id
  }, [run, onDone])
}

interface StepsProps<Options> {
  readonly step: Step
  readonly preview: ImportPreview
  readonly ask: ImportAsk<Options>
  readonly result: ImportResult | undefined
  readonly busy: boolean
  readonly writing: boolean
  readonly error: unknown
  readonly change: (part: Partial<ImportAsk<Options>>) => void
  readonly restart: () => void
  readonly go: (step: Step) => void
  readonly onWrite: () => void
  readonly onRejected: () => Promise<File>
}

function Steps<Options>(props: StepsProps<Options>) {
  const { step, preview, ask, change, restart, go, busy, onRejected } = props
  const words = useWords(importWords)
  if (step === 'columns') {
    return (
      <ColumnsStep
        {...{ preview, busy, restart }}
        onChange={(columns) => change({ columns })}
        onSheet={(sheet, headingRow) => change({ sheet, headingRow, columns: {} })}
        onNext={() => go('preview')}
      />
    )
  }
  if (step === 'preview') {
    return (
      <PreviewStep
        {...{ preview, busy, restart, onRejected }}
        onDecide={(row, choice) => change({ decisions: decided(ask.decisions, row, choice) })}
        onColumns={() => go('columns')}
        onNext={() => go('confirm')}
      />
    )
  }
  if (step === 'confirm') {
    return (
      <>
        <ConfirmStep
          {...{ preview }}
          busy={props.writing}
          onBack={() => go('preview')}
          onWrite={props.onWrite}
        />
        {props.writing ? <Loading title={words.importing} lines={1} /> : null}
        {props.error === null || problemCode(props.error) === 'stale-version' ? null : (
          <Failed error={props.error} />
        )}
      </>
    )
  }
  return props.result === undefined ? null : (
    <ResultStep result={props.result} {...{ restart, onRejected }} />
  )
}

function StepRail({ step }: { readonly step: Step }) {
  const words = useWords(importWords)
  const now = steps.indexOf(step)
  return (
    <ol className="step-rail" aria-label={words.stepsLabel}>
      {steps.map((one, at) => (
        <li
          key={one}
          aria-current={at === now ? 'step' : undefined}
          data-done={at < now || undefined}
        >
          <span className="step-number">{at + 1}</span>
          {words.steps[one]}
        </li>
      ))}
    </ol>
  )
}

function decided(before: Record<string, string>, row: number, choice: string | null) {
  const { [row]: _, ...rest } = before
  return choice === null ? rest : { ...rest, [row]: choice }
}
