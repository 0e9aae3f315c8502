import { record as write } from '../change.ts'
import { serve } from '../http/serve.ts'
import { record } from './contract.ts'
import { searchEntries } from './queries.ts'
import { verifyRecord } from './verify.ts'

export const recordRoutes = serve(record, {
  entries: ({ tx }, wanted) => searchEntries(tx, wanted),
  verify: async (act, { head }) => {
    const verdict = await verifyRecord(act.tx, head)
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
