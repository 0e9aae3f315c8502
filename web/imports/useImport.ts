import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportPreview, ImportResult } from '#platform/imports/contract.ts'
import { problemCode } from '../problem.ts'
import { upload } from '../upload.ts'
import { type ImportAsk, type ImportSource, rememberColumns, rememberedColumns } from './source.ts'

export const steps = ['upload', 'columns', 'preview', 'confirm', 'result'] as const
export type Step = (typeof steps)[number]

/** Where an import stands: its step, what was asked and seen, and what can be done next. */
export function useImport<Options>(
  source: ImportSource<Options>,
  options: Options,
  onDone: () => void,
  onPutOff: () => void,
) {
  const [step, go] = useState<Step>('upload')
  const [seen, setSeen] = useState<Seen<Options>>()
  const [result, setResult] = useState<ImportResult>()
  const [progress, setProgress] = useState<number>()

  const look = useMutation({
    mutationFn: async (ask: ImportAsk<Options>) => ({ ask, preview: await source.preview(ask) }),
    onSuccess: setSeen,
  })
  const begin = useMutation({
    mutationFn: async (file: File) => {
      const { id } = await upload(file, setProgress)
      return firstLook(source, { ...nothingChosen, uploadId: id, options })
    },
    onSettled: () => setProgress(undefined),
    onSuccess: (first) => {
      setSeen(first)
      go(first.preview.blockers.length > 0 ? 'columns' : 'preview')
    },
  })
  const write = useMutation({
    mutationFn: (digest: string) => source.confirm({ ...seen!.ask, digest }),
    onSuccess: (done) => {
      if (done.runId !== null) return onPutOff()
      setResult(done)
      go('result')
      if (done.batchId !== null) onDone()
    },
    onError: (error) => {
      if (problemCode(error) !== 'stale-version') return
      look.mutate(seen!.ask)
      go('preview')
    },
  })
  const change = (part: Partial<ImportAsk<Options>>) => {
    write.reset()
    const { ask, preview } = seen!
    if (part.columns !== undefined && part.sheet === undefined) {
      rememberColumns(source.kind, preview.headings, part.columns)
    }
    look.mutate({ ...ask, ...part })
  }
  const restart = () => {
    write.reset()
    begin.reset()
    look.reset()
    go('upload')
  }
  return { step, go, ...seen, result, progress, look, begin, write, change, restart }
}

interface Seen<Options> {
  readonly ask: ImportAsk<Options>
  readonly preview: ImportPreview
}

const nothingChosen = { sheet: null, headingRow: null, columns: {}, decisions: {} }

/** Looks at a new file, with the columns that were chosen for such a table before. */
async function firstLook<Options>(
  source: ImportSource<Options>,
  ask: ImportAsk<Options>,
): Promise<Seen<Options>> {
  const preview = await source.preview(ask)
  const columns = rememberedColumns(source.kind, preview.headings)
  if (Object.keys(columns).length === 0) return { ask, preview }
  const again = { ...ask, columns }
  return { ask: again, preview: await source.preview(again) }
}
