import { oc } from '@orpc/contract'
import type { Permission } from './access/roles.ts'

/** What an endpoint says of itself beside its shapes. */
interface EndpointMeta {
  /** The permission needed; 'anyone' needs no session, 'signed-in' just one. */
  readonly may: Permission | 'signed-in' | 'anyone'
  /** Reads personal data: each call is written into the record. */
  readonly personal?: true
}

export interface ReadMeta extends EndpointMeta {
  readonly kind?: 'read'
}

export interface WriteMeta extends EndpointMeta {
  readonly kind: 'write'
}

/** The start of every endpoint that only looks: its handler gets a `Look`. */
export const reading = oc.$meta<ReadMeta>({ may: 'signed-in' })

/** The start of every endpoint that changes something: its handler must answer with a `Change`. */
export const writing = oc.$meta<WriteMeta>({ may: 'signed-in', kind: 'write' })
