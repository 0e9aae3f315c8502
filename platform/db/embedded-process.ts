import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './embedded-account.ts'
import { explain } from './embedded-faults.ts'

const setpriv = '/usr/bin/setpriv'

/** A program of the server, and the account it runs under. */
export type Program = {
  readonly path: string
  readonly args: readonly string[]
  readonly account: Account
}

/** Runs a program to its end; a failure is thrown with what it said. */
export async function runToEnd(program: Program): Promise<void> {
  const child = launch(program, 'KILL')
  const heard = listen(child)
  const code = await end(child)
  if (code !== 0) throw explain(heard())
}

/** Starts PostgreSQL and returns when it accepts connections. */
export async function runServer(program: Program): Promise<{
  readonly pid: number
  readonly ended: Promise<Error>
  stop(): Promise<void>
}> {
  const child = launch(program, 'INT')
  const heard = listen(child)
  let stopping = false
  const gone = end(child)

  await new Promise<void>((ready, failed) => {
    child.stderr?.on('data', () => heard().includes('ready to accept connections') && ready())
    gone.then(() => failed(explain(heard())), failed)
  })

  return {
    pid: child.pid!,
    ended: new Promise((tell) => gone.then(() => stopping || tell(explain(heard())))),
    async stop() {
      stopping = true
      child.kill('SIGINT')
      await gone
    },
  }
}

/** The postmaster that runs on this data directory, by its own file, if it lives. */
export function livingServer(place: string): number | undefined {
  const file = join(place, 'postmaster.pid')
  if (!existsSync(file)) return undefined

  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  // After a restart of the machine the number may be anyone's: the command line tells.
  return commandLine(pid).includes(place) ? pid : undefined
}

/** Ends a server whose starter was killed, and waits for it: it would refuse the next start. */
export async function endOrphan(place: string): Promise<void> {
  const pid = livingServer(place)
  if (pid === undefined) return

  process.kill(pid, 'SIGINT')
  while (livingServer(place) === pid) await sleep(20)
}

function launch({ path, args, account }: Program, lastSignal: 'INT' | 'KILL'): ChildProcess {
  // Node may be killed without a word; the kernel then ends its child with this signal.
  const bound = existsSync(setpriv) ? [setpriv, '--pdeathsig', lastSignal, '--'] : []
  const [command = path, ...rest] = [...bound, path, ...args]
  return spawn(command, rest, {
    ...account,
    cwd: '/',
    env: { PATH: process.env.PATH, TZ: process.env.TZ },
    stdio: ['ignore', 'ignore', 'pipe'],
    // Out of the terminal's group: Ctrl+C is for us, who stop it when its clients are done.
    detached: true,
  })
}

function listen(child: ChildProcess): () => string {
  let last = ''
  child.stderr?.on('data', (piece: Buffer) => {
    last = (last + piece).slice(-4000)
  })
  return () => last
}

function end(child: ChildProcess): Promise<number | null> {
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('close', done)
  })
}

function commandLine(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    // No such process, or one that is just ending.
    return []
  }
}
