import type { Served } from '#platform/http/serve.ts'

/** One endpoint of a contract, as the outside meets it. */
export interface Endpoint {
  /** `context.endpoint`. */
  readonly name: string
  readonly method: string
  readonly path: string
  /** The path with something in the place of each parameter. */
  readonly address: string
  readonly may: string
  readonly kind: 'read' | 'write'
  readonly personal: boolean
  readonly summary: string | undefined
  readonly tags: readonly string[]
}

/** Every endpoint of the contracts, in their order. */
export const endpointsOf = (served: Readonly<Record<string, Served>>): readonly Endpoint[] =>
  Object.entries(served).flatMap(([context, { contract }]) =>
    Object.entries(contract).map(([name, procedure]) => {
      const { route, meta } = procedure['~orpc']
      const path = String(route.path)
      return {
        name: `${context}.${name}`,
        method: String(route.method ?? 'POST'),
        path,
        address: path.replace(/\{[^}]+\}/g, '00000000-0000-7000-8000-000000000000'),
        may: String(meta.may),
        kind: meta.kind === 'write' ? 'write' : 'read',
        personal: meta.personal === true,
        summary: route.summary,
        tags: [...(route.tags ?? [])],
      }
    }),
  )
