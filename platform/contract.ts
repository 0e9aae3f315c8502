import { oc } from '@orpc/contract'
import type { Permission } from './access/roles.ts'

/**
 * What an endpoint asks of its caller: a permission; just a session ('signed-in'); a session even if
 * its password must still be changed ('own-password') or its second factor be enrolled
 * ('own-second-factor'); or nothing ('anyone').
 */
export type May = Permission | 'signed-in' | 'own-password' | 'own-second-factor' | 'anyone'

/** What an endpoint says of itself beside its shapes. */
interface EndpointMeta {
  readonly may: May
  /** Guesses a secret: no more than a few a minute from one address. */
  readonly throttled?: true
  /** Reads personal data: each call is written into the record. */
  readonly personal?: true
  /** Answered to whoever a link let in for one task, and to nobody else; `may` is 'anyone' then. */
  readonly task?: true
}

export interface ReadMeta extends EndpointMeta {
  readonly kind?: 'read'
}

export interface WriteMeta extends EndpointMeta {
  readonly kind: 'write'
}

export interface LiveMeta extends EndpointMeta {
  readonly kind: 'live'
}

/** The start of every endpoint that goes on telling: its handler gets a `Watch` and yields. */
export const telling = oc.$meta<LiveMeta>({ may: 'signed-in', kind: 'live' })

/** The start of every endpoint that only looks: its handler gets a `Look`. */
export const reading = oc.$meta<ReadMeta>({ may: 'signed-in' })

/** The start of every endpoint that changes something: its handler must answer with a `Change`. */
export const writing = oc.$meta<WriteMeta>({ may: 'signed-in', kind: 'write' })
