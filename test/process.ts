import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** A Node of its own that can be killed without a word. */
export type OtherProcess = {
  readonly pid: number
  readonly exitCode: Promise<number | null>
  /** All it has printed so far. */
  said(): string
  /** Settles when it has printed `words`; rejects when it ends without having done so. */
  says(words: string): Promise<void>
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>
}

/** Runs a module's source in another process, with the project's imports. */
export function inAnotherProcess(
  source: string,
  environment: Record<string, string> = {},
): OtherProcess {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Buffer) => {
      text += piece
    })
  }
  const exitCode = new Promise<number | null>((done) => child.once('close', done))

  return {
    pid: child.pid!,
    exitCode,
    said: () => text,
    says: (words) =>
      new Promise((heard, silent) => {
        const listen = () => text.includes(words) && heard()
        child.stdout.on('data', listen)
        child.stderr.on('data', listen)
        listen()
        exitCode.then(() => silent(new Error(`ended without "${words}": ${text}`)))
      }),
    async kill() {
      child.kill('SIGKILL')
      await exitCode
    },
  }
}
