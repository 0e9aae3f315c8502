import { Worker } from 'node:worker_threads'
import { Problem } from '#kernel/problem.ts'
import type { Setting } from './set.ts'

/** Papers as JSON texts, each of one paper, and how to set them. */
export interface SettingTask {
  readonly papers: readonly string[]
  readonly stamp: string
  readonly setting: Setting
  /** One file a paper, by these names, in a zip. */
  readonly apart: readonly string[] | null
}

const memoryMb = 1536

/**
 * Sets papers in a thread of their own, so that others are answered meanwhile; a thread that needs
 * more memory than it is given is ended, and the problem says so.
 */
export function setInWorker(task: SettingTask): Promise<Uint8Array> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: task,
    env: {},
    argv: [],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  return new Promise((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => resolve(bytes))
    worker.once('error', (cause: Error) =>
      reject(
        'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(cause) : cause,
      ),
    )
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`setting papers ended with ${code}`))
    })
  })
}

const tooLarge = (cause: Error) =>
  new Problem(
    'too-large',
    {
      zh: `文件太大，排版所需内存超过 ${memoryMb} MB。请缩小范围，或用命令行 planning.write-notice 生成。`,
      en: `The document needs more than ${memoryMb} MB to be set. Narrow its scope, or write it by the command planning.write-notice.`,
    },
    { cause },
  )
