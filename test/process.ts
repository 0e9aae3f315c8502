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
  /** Sends a signal and goes on. */
  signal(name: NodeJS.Signals): void
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>
}

/** What is set, or with `undefined` taken away, for another process. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Runs a module's source in another process, with the project's imports. */
export const inAnotherProcess = (source: string, environment: Environment = {}): OtherProcess =>
  launch(['--input-type=module', '--eval', source], environment)

/** Runs a program of `main/` as an operator does, without the database that the tests run on. */
export const runProgram = (
  name: string,
  environment: Environment = {},
  args: readonly string[] = [],
): OtherProcess =>
  launch([join(import.meta.dirname, '../main', name), ...args], {
    DATABASE_URL: undefined,
    DATABASE_OWNER_URL: undefined,
    ...environment,
  })

function launch(args: readonly string[], environment: Environment): OtherProcess {
  const child = spawn(process.execPath, args, {
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
    signal: (name) => {
      child.kill(name)
    },
    async kill() {
      child.kill('SIGKILL')
      await exitCode
    },
  }
}
