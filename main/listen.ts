import { dirname, join, resolve } from 'node:path'
import { buildServer } from '#platform/http/server.ts'
import { keepSealing } from '#platform/record/seal.ts'
import type { Running } from './app.ts'
import { served } from './routes.ts'

/** Serves a running application until told to stop; answers its address. */
export async function listen(running: Running) {
  const { app, queue } = running
  const server = await buildServer(app, served)
  const headFile =
    app.config.RECORD_HEAD_FILE ?? join(resolve(app.config.DATA_DIR), 'record-heads.log')
  const sealing = keepSealing(app.database, app.log, {
    headFile: resolve(dirname(headFile), headFile),
  })
  await queue.work(app)
  const address = await server.listen({ host: app.config.HOST, port: app.config.PORT })
  return {
    address,
    async stop() {
      await server.close()
      await sealing.stop()
      await running.stop()
    },
  }
}

/** Stops once, cleanly, on Ctrl+C or when told to end; a second signal ends at once. */
export function stopOnSignal(stop: () => Promise<void>, say: () => void): void {
  let stopping = false
  const end = () => {
    if (stopping) process.exit(1)
    stopping = true
    say()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}
