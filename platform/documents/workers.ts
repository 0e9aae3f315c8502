import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Problem, type ProblemCode } from '#kernel/problem.ts'
import type { Text } from '#kernel/text.ts'
import type { DocumentLimits } from './limits.ts'
import { refusals } from './refusals.ts'

/** What a worker is asked to read. */
export interface Task {
  readonly read: 'document' | 'table'
  readonly bytes: Uint8Array
  readonly name: string
  readonly limits: DocumentLimits
}

export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Refusal }
  | { readonly ok: false; readonly defect: string }

interface Refusal {
  readonly code: ProblemCode
  readonly text: Text
  readonly values: Readonly<Record<string, unknown>>
  readonly why: string | undefined
}

/**
 * Reads a file in a worker thread, or throws the problem that was met there. A worker that exceeds
 * its time or memory is ended, and with it all that the file had started; one that finished is kept
 * for the next file, since loading the libraries takes up to a second. A few read at a time, the
 * others wait their turn; time counts from the turn.
 */
export async function readInWorker(task: Task): Promise<unknown> {
  await turn()
  const { memoryMb } = task.limits
  const at = idle.findIndex((each) => each.memoryMb === memoryMb)
  const worker = at < 0 ? start(memoryMb) : idle.splice(at, 1)[0]!.worker
  let kept = false
  try {
    const answer = await ask(worker, task)
    worker.unref()
    idle.push({ worker, memoryMb })
    kept = true
    return outcome(answer)
  } catch (cause) {
    if (!kept) await worker.terminate()
    throw cause
  } finally {
    waiting.shift()?.() ?? busy--
  }
}

const lanes = Math.max(2, availableParallelism() - 1)
let busy = 0
const waiting: (() => void)[] = []
const idle: { readonly worker: Worker; readonly memoryMb: number }[] = []

async function turn(): Promise<void> {
  if (busy < lanes) busy++
  else await new Promise<void>((resolve) => waiting.push(resolve))
}

/**
 * A thread without the process's environment and arguments. What its libraries print goes to streams
 * that nobody reads; reading them would keep the process alive for an idle worker.
 */
function start(memoryMb: number): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    env: {},
    argv: [],
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  // An idle worker has nobody else to hear of its end.
  worker.on('error', () => {})
  worker.on('exit', () => {
    const at = idle.findIndex((each) => each.worker === worker)
    if (at >= 0) idle.splice(at, 1)
  })
  return worker
}

function ask(worker: Worker, task: Task): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => () => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      settle()
    }
    const onMessage = (answer: Answer) => done(() => resolve(answer))()
    const onError = (cause: Error) => done(() => reject(fatal(cause, task)))()
    const onExit = done(() => reject(refusals.broken(task.name, says.ended)))
    const timer = setTimeout(
      done(() => reject(refusals.broken(task.name, says.time(task.limits.milliseconds)))),
      task.limits.milliseconds,
    )
    worker.ref()
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    // A copy that is given away: the caller keeps its own bytes.
    const bytes = new Uint8Array(task.bytes)
    worker.postMessage({ ...task, bytes }, [bytes.buffer])
  })
}

function outcome(answer: Answer): unknown {
  if (answer.ok) return answer.value
  if ('defect' in answer) throw new Error(`a document worker failed: ${answer.defect}`)
  const { code, text, values, why } = answer.problem
  throw new Problem(code, text, { values, cause: why })
}

function fatal(cause: Error, { name, limits }: Task): Error {
  const outOfMemory = 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return outOfMemory ? refusals.tooLarge(name, says.memory(limits.memoryMb)) : cause
}

const says = {
  ended: { zh: '读取时出错而中止', en: 'reading it ended in an error' },
  time: (milliseconds: number): Text => ({
    zh: `读取超过 ${milliseconds / 1000} 秒仍未完成，已中止`,
    en: `reading it took longer than ${milliseconds / 1000} seconds and was stopped`,
  }),
  memory: (megabytes: number): Text => ({
    zh: `读取所需的内存超过 ${megabytes} MB`,
    en: `reading it needs more than ${megabytes} MB of memory`,
  }),
} as const
