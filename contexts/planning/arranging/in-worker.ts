import { Worker } from 'node:worker_threads'
import type { Stage } from './rules/solving.ts'
import type { Told } from './rules/told.ts'
import type { Work } from './worker.ts'

/** An arrangement under way in a thread of its own. */
export interface UnderWay {
  /** What it came to; null where it was ended before. */
  readonly outcome: Promise<Told | null>
  readonly end: () => void
}

type Message = { readonly stage: Stage; readonly share: number } | { readonly outcome: Told }

/** Starts to arrange in a thread without the process's environment and arguments. */
export function arrangeInWorker(
  work: Work,
  onStage: (stage: Stage, share: number) => void,
): UnderWay {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: work,
    env: {},
    argv: [],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  const outcome = new Promise<Told | null>((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if ('outcome' in message) resolve(message.outcome)
      else onStage(message.stage, message.share)
    })
    worker.on('error', reject)
    // After its outcome, or because it was ended.
    worker.on('exit', () => resolve(null))
  })
  return { outcome, end: () => void worker.terminate() }
}
