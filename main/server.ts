import { ConfigFaults, readConfig } from '#platform/config.ts'
import { DatabaseFault } from '#platform/db/fault.ts'
import { bringUp } from './app.ts'
import { keepApart } from './kept-apart.ts'
import { requireKey } from './key-fits.ts'
import { listen, stopOnSignal } from './listen.ts'

// `npm run serve`: production. Refuses to start on a configuration that is not fit for it.
try {
  const config = readConfig({ ...process.env, XUEMAI_MODE: 'production' })
  const running = await bringUp(config, { working: true })
  await keepApart(running)
  await requireKey(running)
  const serving = await listen(running)
  stopOnSignal(serving.stop, () => running.app.log.info('stopping'))
  running.app.log.info({ address: serving.address }, 'serving')
} catch (error) {
  const known = error instanceof ConfigFaults || error instanceof DatabaseFault
  console.error(known ? error.message : error)
  process.exit(1)
}
