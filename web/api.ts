import { createORPCClient, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { access } from '#platform/access/contract.ts'
import { record } from '#platform/record/contract.ts'
import { isProblemBody, ProblemError, problemCode, UnreachableError } from './problem.ts'
import { noteReach } from './reach.ts'

/** What the server may be asked: the contracts of all contexts. */
const contract = { access, record }

/** The server, typed by its contracts; a refusal is thrown as `ProblemError`. */
export const client: JsonifiedClient<ContractRouterClient<typeof contract>> = createORPCClient(
  new OpenAPILink(contract, {
    url: `${location.origin}/api`,
    headers: requestHeaders,
    fetch: (request, init) => ask(request, { ...init, credentials: 'same-origin' }),
    customErrorResponseBodyDecoder: (body, response) =>
      isProblemBody(body)
        ? new ORPCError(body.code, { status: response.status, message: body.detail, data: body })
        : null,
    interceptors: [
      ({ next }) =>
        next().catch((error: unknown) => {
          throw error instanceof ORPCError && isProblemBody(error.data)
            ? new ProblemError(error.data)
            : error
        }),
    ],
  }),
)

/** Queries and mutations of the server for TanStack Query: `api.planning.plan.queryOptions(…)`. */
export const api = createTanstackQueryUtils(client)

/** Headers of every request; the server refuses a change without the first, whoever sends it. */
export function requestHeaders(): Record<string, string> {
  return { 'x-xuemai': '1', 'accept-language': document.documentElement.lang }
}

/** Fetches from the server and notes whether it answered at all. */
export async function ask(request: Request | string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(request, init)
    noteReach(true)
    return response
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    noteReach(false)
    throw new UnreachableError(cause)
  }
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
