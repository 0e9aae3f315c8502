import type { Handlers } from '#platform/http/serve.ts'
import type { supportEndpoints } from './contract.ts'
import { declareSupport } from './declare-support.ts'
import { listSupport } from './list-support.ts'

/** What stands behind the register of support. */
export const supportHandlers: Handlers<typeof supportEndpoints> = {
  support: listSupport,
  declareSupport,
}
