import type { Handlers } from '#platform/http/serve.ts'
import { getRegion } from '../../organisation/index.ts'
import type { progressEndpoints } from './contract.ts'
import { importTallies } from './import-tallies.ts'
import { previewTallies, rejectedTallies } from './preview-tallies.ts'
import { progressFile } from './progress-file.ts'
import { listBatches } from './queries.ts'
import { revertTallies } from './revert-tallies.ts'
import { viewCockpit } from './view-cockpit.ts'
import { viewIndicators } from './view-indicators.ts'
import { viewProgress } from './view-progress.ts'

/** What stands behind each endpoint of progress; a part of planning's routes. */
export const progressHandlers: Handlers<typeof progressEndpoints> = {
  progress: viewProgress,
  progressFile,
  cockpit: viewCockpit,
  indicators: viewIndicators,
  tallyBatches: async ({ tx }, { regionId }) => {
    await getRegion(tx, regionId)
    return listBatches(tx, regionId)
  },
  previewTallies,
  rejectedTallies,
  importTallies,
  revertTallies,
}
