import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { type Cluster, startEmbedded, type Wanted } from '#platform/db/embedded.ts'
import { endOrphan } from '#platform/db/embedded-process.ts'
import { inAnotherProcess, type OtherProcess } from './process.ts'

/** A place for a cluster of its own, for each test of a file. */
export class Place {
  home = ''
  readonly #undo: (() => Promise<void>)[] = []

  /** The data directory; made by the first start. */
  get dir(): string {
    return join(this.home, 'postgresql')
  }

  /** Starts a cluster that ends with the test. */
  async start({
    dir = this.dir,
    durable = false,
    ...rest
  }: Partial<Wanted> = {}): Promise<Cluster> {
    const cluster = await startEmbedded({ dir, durable, ...rest })
    this.#undo.push(cluster.stop)
    return cluster
  }

  /** Starts a durable cluster from another process, which prints `started`. */
  startElsewhere(): OtherProcess {
    const other = inAnotherProcess(`
      import { startEmbedded } from '#platform/db/embedded.ts'
      await startEmbedded({ dir: ${JSON.stringify(this.dir)}, durable: true })
      console.log('started')
    `)
    this.#undo.push(other.kill)
    return other
  }

  async open(): Promise<void> {
    this.home = await mkdtemp(join(tmpdir(), 'xuemai-embedded-'))
    // Whatever account PostgreSQL runs under must be able to enter.
    await chmod(this.home, 0o755)
  }

  async close(): Promise<void> {
    for (const undo of this.#undo.splice(0)) await undo()
    await endOrphan(this.dir)
    await rm(this.home, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** Gives each test of the file (or `describe`) a fresh place, or one to all of them. */
export function usePlace({ forAll = false } = {}): Place {
  const place = new Place()
  const [before, after] = forAll ? [beforeAll, afterAll] : [beforeEach, afterEach]
  before(() => place.open())
  after(() => place.close())
  return place
}
