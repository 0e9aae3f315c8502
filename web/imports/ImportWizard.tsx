import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ImportPreview, ImportResult } from '#platform/imports/contract.ts'
import { Failed, Loading } from '../kit/States.tsx'
import { problemCode } from '../problem.ts'
import { upload } from '../upload.ts'
import { useWords } from '../words/useWords.ts'
import { ColumnsStep } from './ColumnsStep.tsx'
import { ConfirmStep } from './ConfirmStep.tsx'
import { PreviewStep } from './PreviewStep.tsx'
import { ResultStep } from './ResultStep.tsx'
import { type ImportAsk, type ImportSource, rememberColumns, rememberedColumns } from './source.ts'
import { UploadStep } from './UploadStep.tsx'
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

const steps = ['upload', 'columns', 'preview', 'confirm', 'result'] as const
type Step = (typeof steps)[number]

/**
 * Takes in a table in five steps: upload, columns, preview, confirm, result. Until the fourth
 * nothing is written; what changed meanwhile is shown again instead of written over.
 */
export function ImportWizard<Options>({ source, options, optionFields, onDone }: Props<Options>) {
  const words = useWords(importWords)
  const [step, setStep] = useState<Step>('upload')
  const [ask, setAsk] = useState<ImportAsk<Options>>()
  const [preview, setPreview] = useState<ImportPreview>()
  const [result, setResult] = useState<ImportResult>()
  const [progress, setProgress] = useState<number>()

  const look = useMutation({
    mutationFn: async (next: ImportAsk<Options>) => [next, await source.preview(next)] as const,
    onSuccess: ([next, seen]) => {
      setAsk(next)
      setPreview(seen)
    },
  })
  const begin = useMutation({
    mutationFn: async (file: File) => {
      const { id } = await upload(file, setProgress)
      const first = { ...nothingChosen, uploadId: id, options }
      const seen = await source.preview(first)
      const kept = rememberedColumns(source.kind, seen.headings)
      return Object.keys(kept).length === 0
        ? ([first, seen] as const)
        : ([
            { ...first, columns: kept },
            await source.preview({ ...first, columns: kept }),
          ] as const)
    },
    onSettled: () => setProgress(undefined),
    onSuccess: ([next, seen]) => {
      setAsk(next)
      setPreview(seen)
      setStep(seen.blockers.length > 0 ? 'columns' : 'preview')
    },
  })
  const write = useMutation({
    mutationFn: (digest: string) => source.confirm({ ...ask!, digest }),
    onSuccess: (done) => {
      setResult(done)
      setStep('result')
      if (done.batchId !== null) onDone()
    },
    onError: (error) => {
      if (problemCode(error) !== 'stale-version') return
      look.mutate(ask!)
      setStep('preview')
    },
  })
  const change = (part: Partial<ImportAsk<Options>>) => {
    write.reset()
    const next = { ...ask!, ...part }
    if (part.columns !== undefined && preview !== undefined) {
      rememberColumns(source.kind, preview.headings, part.columns)
    }
    look.mutate(next)
  }
  const restart = () => {
    write.reset()
    begin.reset()
    setStep('upload')
  }

  return (
    <div className="import">
      <StepRail step={step} />
      {step === 'upload' ? (
        <UploadStep
          fields={optionFields}
          progress={progress}
          busy={begin.isPending}
          onFile={(file) => begin.mutate(file)}
          onTemplate={source.template}
        />
      ) : null}
      {begin.error === null || step !== 'upload' ? null : <Failed error={begin.error} />}
      {look.error === null ? null : <Failed error={look.error} />}
      {problemCode(write.error) === 'stale-version' ? (
        <p className="import-note" role="alert">
          {words.changedMeanwhile}
        </p>
      ) : null}
      {preview === undefined || ask === undefined || step === 'upload' ? null : (
        <Steps
          {...{ step, preview, ask, change, restart, result }}
          busy={look.isPending}
          writing={write.isPending}
          error={write.error}
          go={setStep}
          onWrite={() => write.mutate(preview.digest)}
          onRejected={() => source.rejected(ask)}
        />
      )}
    </div>
  )
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

const nothingChosen = { sheet: null, headingRow: null, columns: {}, decisions: {} }

function decided(before: Record<string, string>, row: number, choice: string | null) {
  const { [row]: _, ...rest } = before
  return choice === null ? rest : { ...rest, [row]: choice }
}
