import { parentPort } from 'node:worker_threads'
import { Problem } from '#kernel/problem.ts'
import { readDocument } from './read.ts'
import { readTableHere } from './read-table.ts'
import type { Answer, Task } from './workers.ts'

const port = parentPort!
port.on('message', async (task: Task) => {
  port.postMessage(await answer(task))
})

async function answer({ read, bytes, name, limits }: Task): Promise<Answer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const reader = read === 'document' ? readDocument : readTableHere
  try {
    return { ok: true, value: await reader(buffer, name, limits) }
  } catch (cause) {
    if (cause instanceof Problem) {
      const { code, text, values } = cause
      const why = cause.cause instanceof Error ? cause.cause.message : undefined
      return { ok: false, problem: { code, text, values, why } }
    }
    return {
      ok: false,
      defect: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    }
  }
}
