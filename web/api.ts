import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { appointments } from '#contexts/appointments/contract.ts'
import { organisation } from '#contexts/organisation/contract.ts'
import { planning } from '#contexts/planning/contract.ts'
import { access } from '#platform/access/contract.ts'
import { tasks } from '#platform/access/tasks/contract.ts'
import { imports } from '#platform/imports/contract.ts'
import { messages } from '#platform/messages/contract.ts'
import { operation } from '#platform/operation/contract.ts'
import { record } from '#platform/record/contract.ts'
import { sheets } from '#platform/sheets/contract.ts'
import { isProblemBody, ProblemError, problemCode, UnreachableError } from './problem.ts'
import { noteReach } from './reach.ts'

/** What the server may be asked: the contracts of all contexts. */
const contract = {
  access,
  appointments,
  imports,
  messages,
  operation,
  organisation,
  planning,
  record,
  sheets,
  tasks,
}

/**
 * The server, typed by its contracts, which speak of nothing but JSON; a refusal is thrown as
 * `ProblemError`.
 */
export const client: ContractRouterClient<typeof contract> = createORPCClient(
  new OpenAPILink(contract, {
    url: `${location.origin}/api`,
    headers: requestHeaders,
    fetch: (request, init) => ask(request, { ...init, credentials: 'same-origin' }),
  }),
)

/** Queries and mutations of the server for TanStack Query: `api.planning.plan.queryOptions(…)`. */
export const api = createTanstackQueryUtils(client)

/** Headers of every request; the server refuses a change without the first, whoever sends it. */
export function requestHeaders(): Record<string, string> {
  return { 'x-xuemai': '1', 'accept-language': document.documentElement.lang }
}

/** Fetches from the server; no answer is thrown as `UnreachableError`, a refusal as `ProblemError`. */
export async function ask(request: Request | string, init: RequestInit): Promise<Response> {
  const response = await fetch(request, init).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    noteReach(false)
    throw new UnreachableError(cause)
  })
  noteReach(true)
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return response

  const body: unknown = await response.json()
  throw isProblemBody(body)
    ? new ProblemError(body)
    : new Error(`the server answered ${response.status}`)
}

/** Makes the cache of server state; `onSignedOut` is told when the session is over. */
export function queryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    const code = problemCode(error)
    if (code === 'not-signed-in' || code === 'second-factor-needed') onSignedOut()
  }

  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => !(error instanceof ProblemError) && failures < 1,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}
