import crypto from 'node:crypto'

/** A new id that sorts by the time it was made (UUID version 7), made here so that any server does. */
export const newId = (): string => (crypto as Crypto7).randomUUIDv7()

// Node 24.21 has it; its type definitions do not yet.
type Crypto7 = typeof crypto & { randomUUIDv7(): string }
