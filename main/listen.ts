import { buildServer } from '#platform/http/server.ts'
import { headFileOf } from '#platform/record/heads.ts'
import { keepSealing } from '#platform/record/seal.ts'
import type { Running } from './app.ts'
import { served } from './routes.ts'

/** Serves a running application until told to stop; answers its address. */
export async function listen(running: Running) {
  const { app, queue } = running
  const server = await buildServer(app, served)
  const sealing = keepSealing(app.database, app.log, { headFile: headFileOf(app.config) })
  await queue.work(app)
  const stop = async () => {
    await server.close()
    await sealing.stop()
    await running.stop()
  }
  try {
    return { address: await server.listen({ host: app.config.HOST, port: app.config.PORT }), stop }
  } catch (error) {
    await stop()
    throw error
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
