import { record as write } from '../change.ts'
import { serve } from '../http/serve.ts'
import { record } from './contract.ts'
import { headFileOf, keptHeads } from './heads.ts'
import { listPeople, searchEntries } from './queries.ts'
import { verifyRecord } from './verify.ts'

export const recordRoutes = serve(record, {
  entries: ({ tx }, wanted) => searchEntries(tx, wanted),
  people: ({ tx }) => listPeople(tx),
  verify: async (act, { head }, { app }) => {
    const verdict = await verifyRecord(
      act.tx,
      head ? [head] : await keptHeads(headFileOf(app.config)),
    )
    const { seals, entries, fault } = verdict
    return write(
      act,
      {
        name: 'record.verified',
        subject: 'record',
        data: { seals, entries, fault: fault?.kind ?? null },
      },
      verdict,
    )
  },
})
