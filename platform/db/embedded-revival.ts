import { setTimeout as sleep } from 'node:timers/promises'

/** A server in a process of its own, as `runServer` starts it. */
export interface RunningServer {
  readonly pid: number
  /** Settles only if the server ends without having been asked to. */
  readonly ended: Promise<Error>
  stop(): Promise<void>
}

const longestWaitMs = 5_000

/**
 * Runs a server and starts it again whenever it ends unasked, waiting longer each time it will not
 * start, until it is stopped. Every end and every start that failed is told.
 */
export async function keepAlive(
  start: () => Promise<RunningServer>,
  tell: (fault: unknown) => void,
): Promise<RunningServer> {
  const stopping = new AbortController()
  let current = await start()
  let reviving = Promise.resolve()
  const watch = () => {
    current.ended.then((fault) => {
      if (stopping.signal.aborted) return
      tell(fault)
      reviving = revive()
    })
  }
  const revive = async () => {
    for (let waitMs = 100; !stopping.signal.aborted; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
      try {
        current = await start()
        return watch()
      } catch (fault) {
        tell(fault)
        // Only being stopped cuts the wait short.
        await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  }
  watch()
  return {
    get pid() {
      return current.pid
    },
    ended: new Promise(() => {}),
    async stop() {
      stopping.abort()
      await reviving
      await current.stop()
    },
  }
}
