/**
 * The contexts in the order the blood travels, and whom each may call: always upstream, and only
 * through the other's `index.ts`. What lies downstream is heard of through events.
 */
export const upstream = {
  organisation: [],
  planning: ['organisation'],
  appointments: ['organisation', 'planning'],
} as const satisfies Readonly<Record<string, readonly string[]>>
