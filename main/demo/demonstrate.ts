import type { App } from '#platform/app.ts'
import { makeAccounts } from './accounts.ts'
import { makeDrives } from './drives.ts'
import { makePlans } from './notices.ts'
import { makePlaces } from './places.ts'
import { makeResources } from './resources.ts'
import { importInventedTallies } from './tallies.ts'

/**
 * Loads what is missing of the demonstration, by the same verbs that an officer's clicks call. A
 * demonstration that was cut short goes on where it stopped.
 */
export async function demonstrate(app: App, say: (line: string) => void): Promise<void> {
  const places = await makePlaces(app)
  const actors = await makeAccounts(app, places)
  await makeResources(app, places, actors)
  await makePlans(app, places, actors, say)
  await importInventedTallies(app, places, actors)
  await makeDrives(app, places, actors, say)
}
