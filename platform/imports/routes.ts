import { serve } from '../http/serve.ts'
import { imports } from './contract.ts'
import { viewRun, viewRuns } from './view-runs.ts'

export const importRoutes = serve(imports, { runs: viewRuns, run: viewRun })
