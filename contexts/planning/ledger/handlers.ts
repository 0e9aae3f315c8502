import type { Handlers } from '#platform/http/serve.ts'
import type { ledgerEndpoints } from './contract.ts'
import { decideDispute } from './decide-dispute.ts'
import { followedLedgers } from './queries.ts'
import { raiseDispute } from './raise-dispute.ts'
import { viewDisputes, viewHistory, viewLines } from './view-ledger.ts'

/** What stands behind the endpoints of the ledger. */
export const ledgerHandlers: Handlers<typeof ledgerEndpoints> = {
  ledgers: ({ tx }) => followedLedgers(tx),
  ledgerLines: viewLines,
  ledgerHistory: viewHistory,
  disputes: viewDisputes,
  raiseDispute,
  decideDispute,
}
