import type { Handlers } from '#platform/http/serve.ts'
import { putOffLarge } from '#platform/imports/put-off.ts'
import { confirmImport, previewImport, rejectedRows, templateOf } from '#platform/imports/steps.ts'
import { getRegion } from '../../organisation/index.ts'
import type { progressEndpoints } from './contract.ts'
import { talliesImport } from './import/definition.ts'
import { progressFile } from './progress-file.ts'
import { listBatches } from './queries.ts'
import { revertTallies } from './revert-tallies.ts'
import { viewBelow } from './view-below.ts'
import { viewCockpit } from './view-cockpit.ts'
import { viewIndicators } from './view-indicators.ts'
import { viewMonths } from './view-months.ts'
import { viewProgress } from './view-progress.ts'

/** What stands behind each endpoint of progress; a part of planning's routes. */
export const progressHandlers: Handlers<typeof progressEndpoints> = {
  progress: viewProgress,
  partMonths: viewMonths,
  progressBelow: viewBelow,
  progressFile,
  cockpit: viewCockpit,
  indicators: viewIndicators,
  tallyBatches: async ({ tx }, { regionId }) => {
    await getRegion(tx, regionId)
    return listBatches(tx, regionId)
  },
  talliesTemplate: () => templateOf('采集数导入模板', talliesImport.columns),
  previewTallies: (look, asked) => previewImport(look, talliesImport, asked),
  confirmTallies: (act, asked, asking) =>
    confirmImport(act, talliesImport, asked, {
      putOff: putOffLarge(act, talliesImport.kind, asked, asking),
    }),
  rejectedTallies: (look, asked) => rejectedRows(look, talliesImport, asked),
  revertTallies,
}
