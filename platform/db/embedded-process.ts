import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './embedded-account.ts'
import { explain } from './embedded-faults.ts'
import type { RunningServer } from './embedded-revival.ts'

const setpriv = '/usr/bin/setpriv'

/** A program of the server, and the account it runs under. */
export type Program = {
  readonly path: string
  readonly args: readonly string[]
  readonly account: Account
}

/** Runs a program to its end; a failure is thrown with what it said. */
export async function runToEnd(program: Program): Promise<void> {
  const { gone, heard } = launch(program, 'KILL')
  if ((await gone) !== 0) throw explain(heard())
}

/** Starts PostgreSQL on the data directory `place` and returns when it accepts connections. */
export async function runServer(place: string, program: Program): Promise<RunningServer> {
  const { child, gone, heard } = launch(program, 'INT')
  const pid = child.pid ?? 0
  let isOver = false
  let isStopping = false
  const ended = new Promise<Error>((tell) =>
    gone.then(() => {
      isOver = true
      if (!isStopping) tell(explain(heard()))
    }),
  )
  while (socketOf(place, pid) === undefined) {
    if (isOver) throw await ended
    await sleep(10)
  }

  return {
    pid,
    ended,
    async stop() {
      isStopping = true
      child.kill('SIGINT')
      await gone
    },
  }
}

/** The postmaster that runs on this data directory, by its own file, if it lives. */
export function livingServer(place: string): number | undefined {
  const pid = Number(linesOf(place)[0])
  // After a restart of the machine the number may be anyone's: the command line tells.
  return commandLine(pid).includes(place) ? pid : undefined
}

/** The folder of the socket at which this postmaster accepts connections, once it does. */
export function socketOf(place: string, pid: number): string | undefined {
  const lines = linesOf(place)
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready' ? lines[4] : undefined
}

/** Ends a server whose starter was killed, and waits for it: it would refuse the next start. */
export async function endOrphan(place: string): Promise<void> {
  const pid = livingServer(place)
  if (pid === undefined) return

  process.kill(pid, 'SIGINT')
  while (livingServer(place) === pid) await sleep(20)
}

/** A child with its last words, and its end: the exit code, or null when it was killed or never ran. */
type Launched = {
  readonly child: ChildProcess
  readonly gone: Promise<number | null>
  heard(): string
}

function launch({ path, args, account }: Program, lastSignal: 'INT' | 'KILL'): Launched {
  // Node may be killed without a word; the kernel then ends its child with this signal.
  const bound = existsSync(setpriv) ? [setpriv, '--pdeathsig', lastSignal, '--'] : []
  const [command = path, ...rest] = [...bound, path, ...args]
  const child = spawn(command, rest, {
    ...account,
    cwd: '/',
    env: { PATH: process.env.PATH, TZ: process.env.TZ },
    stdio: ['ignore', 'ignore', 'pipe'],
    // Out of the terminal's group: Ctrl+C is for us, who stop it when its clients are done.
    detached: true,
  })
  let words = ''
  const hear = (piece: Buffer | Error) => {
    words = (words + piece).slice(-4000)
  }
  child.stderr?.on('data', hear)
  const gone = new Promise<number | null>((done) => {
    child.once('close', done)
    child.once('error', (error) => {
      hear(error)
      done(null)
    })
  })
  return { child, gone, heard: () => words }
}

/** PostgreSQL's own account of a running server; nothing where none runs. */
function linesOf(place: string): readonly string[] {
  try {
    return readFileSync(join(place, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

function commandLine(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    // No such process, or one that is just ending.
    return []
  }
}
