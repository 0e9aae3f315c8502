import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Figure, Milliseconds } from './bench.ts'

const root = join(import.meta.dirname, '..')

/** How long `npm start` takes to its first answer, on data that an earlier start has made. */
export async function* figures(): AsyncGenerator<Figure> {
  const home = await mkdtemp(join(tmpdir(), 'xuemai-start-'))
  let running: ChildProcess | undefined
  const stop = async () => {
    if (running === undefined) return
    const ended = new Promise((done) => running!.once('exit', done))
    // The group, for npm stands between us and the application.
    process.kill(-running.pid!, 'SIGINT')
    await ended
    running = undefined
  }
  const port = await freePort()
  const start = async () => {
    running = spawn('npm', ['start'], {
      cwd: root,
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, PORT: String(port), DATA_DIR: home },
    })
    await answered(port, running)
  }
  try {
    yield {
      name: 'the second start, until the first page',
      ours: { prepare: stop, run: start },
      limit: { name: 'three seconds', run: () => new Milliseconds(3000) },
      target: { atMost: 1 },
      rounds: 3,
      // The first makes the data and, where sources have changed, the pages.
      warmUp: 1,
      check: stop,
    }
  } finally {
    await stop()
    await rm(home, { recursive: true, force: true })
  }
}

/** Waits until the page is handed out; throws when the application ends before. */
async function answered(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`)
    const page = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
    if (page?.ok && (await page.text()).includes('<html')) return
    await new Promise((done) => setTimeout(done, 20))
  }
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
