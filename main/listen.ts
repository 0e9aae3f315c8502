import { keepFolding } from '#contexts/planning/progress/rollups/fold.ts'
import { type Config, ConfigFaults } from '#platform/config.ts'
import { buildServer } from '#platform/http/server.ts'
import { keepDelivering } from '#platform/messages/keep-delivering.ts'
import { headFileOf } from '#platform/record/heads.ts'
import { keepSealing } from '#platform/record/seal.ts'
import type { Running } from './app.ts'
import { served } from './routes.ts'

/** Serves a running application until told to stop; answers its address. */
export async function listen(running: Running) {
  const { app, queue } = running
  const server = await buildServer(app, served)
  const sealing = keepSealing(app.database, app.log, { headFile: headFileOf(app.config) })
  const folding = keepFolding(app.database, app.log)
  const delivering = keepDelivering(app)
  await queue.work(app)
  const stop = async () => {
    await server.close()
    await delivering.stop()
    await folding.stop()
    await sealing.stop()
    await running.stop()
  }
  try {
    return { address: await server.listen({ host: app.config.HOST, port: app.config.PORT }), stop }
  } catch (error) {
    await stop()
    throw unheard(error, app.config)
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

/** Why nothing can listen at the configured address, in words; anything else is passed on. */
function unheard(error: unknown, { HOST, PORT }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return new ConfigFaults([
        `PORT: ${HOST}:${PORT} 已被另一程序占用，请停止它，或换一个端口 / is taken by another program; stop that one, or take another port`,
      ])
    case 'EACCES':
      return new ConfigFaults([
        `PORT: 无权使用端口 ${PORT}，请用 1024 以上的端口 / may not be used by this account; take one above 1024`,
      ])
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConfigFaults([`HOST: 本机没有地址 ${HOST} / is no address of this machine`])
    default:
      return error
  }
}
