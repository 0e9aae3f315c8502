import type { Logger } from 'pino'
import type { Act } from './change.ts'
import type { Config } from './config.ts'
import type { Database, Write } from './db/database.ts'
import type { Secrets } from './secrets.ts'

/** The running application, put together once in `main/`. */
export interface App {
  readonly config: Config
  readonly database: Database
  readonly secrets: Secrets
  readonly log: Logger
  readonly enqueueWith: (tx: Write) => Act['enqueue']
}
