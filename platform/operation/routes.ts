import { type Served, serve } from '../http/serve.ts'
import { operation } from './contract.ts'
import { startJob } from './start-job.ts'
import { type About, operationState } from './state.ts'

/** The endpoints of operation, for a programme of this version and these jobs. */
export const operationRoutes = (about: About): Served =>
  serve(operation, {
    state: (look, _input, { app }) => operationState(look, app, about),
    run: (act, asked) => startJob(act, asked, about.jobs),
  })
