import { driveEndpoints } from './drives/contract.ts'
import { supportEndpoints } from './support/contract.ts'

/** What the outside may ask about group drives and what units give for them. */
export const appointments = { ...driveEndpoints, ...supportEndpoints }
