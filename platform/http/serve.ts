import type {
  AnySchema,
  ContractProcedure,
  InferSchemaInput,
  InferSchemaOutput,
  Route,
} from '@orpc/contract'
import { implement, ORPCError, os } from '@orpc/server'
import { Problem } from '#kernel/problem.ts'
import { requirePermission } from '../access/permit.ts'
import { requireTask } from '../access/task-permit.ts'
import { type Act, type Change, type Look, outcome, recordReading } from '../change.ts'
import type { LiveMeta, ReadMeta, WriteMeta } from '../contract.ts'
import { inReading, inTransaction, type Reach } from '../db/database.ts'
import { type Asking, actOf } from './asking.ts'
import { type Watch, watching } from './live.ts'

// biome-ignore lint/suspicious/noExplicitAny: stands for every procedure, as in the library's own types
type Endpoint = ContractProcedure<any, any, any, any>
export type Contract = Readonly<Record<string, Endpoint>>

type Input<E> =
  E extends ContractProcedure<infer I extends AnySchema, AnySchema, object, object>
    ? InferSchemaOutput<I>
    : never
type Output<E> =
  E extends ContractProcedure<AnySchema, infer O extends AnySchema, object, object>
    ? InferSchemaInput<O>
    : never

/** What the handler of an endpoint must be: a verb ending in a `Change`, a look, or a telling. */
export type Handler<E> =
  E extends ContractProcedure<AnySchema, AnySchema, object, infer Meta>
    ? Meta extends WriteMeta
      ? (act: Act, input: Input<E>, asking: Asking) => Promise<Change<Output<E>>>
      : Meta extends LiveMeta
        ? (watch: Watch, input: Input<E>) => Output<E>
        : (look: Look, input: Input<E>, asking: Asking) => Promise<Output<E>>
    : never

export type Handlers<C extends Contract> = { readonly [K in keyof C]: Handler<C[K]> }

/** A context's contract with the verb or query behind each endpoint. */
export interface Served {
  readonly contract: Contract
  readonly router: object
}

/** Binds a contract to its handlers: leaving one out, or a write without a trace, does not compile. */
export function serve<C extends Contract>(contract: C, handlers: Handlers<C>): Served {
  const admitting = implement(contract).$context<{ asking: Asking }>().use(admit)
  const router = Object.fromEntries(
    Object.entries(contract).map(([name, endpoint]) => {
      // The mapped type above has checked the pair; the loop cannot see which one it holds.
      const handler = handlers[name] as unknown as (
        look: unknown,
        input: unknown,
        asking: Asking,
      ) => Promise<unknown>
      const implementer = (admitting as unknown as Record<string, Implementer>)[name]!
      return [
        name,
        implementer.handler(({ input, context, signal }) =>
          speaking(() => answer({ endpoint, name, handler, input, signal, ...context })),
        ),
      ]
    }),
  )
  return { contract, router }
}

interface Admitted {
  readonly asking: Asking
  readonly reach: Reach
}

interface Implementer {
  handler(
    run: (call: {
      input: unknown
      context: Admitted
      signal: AbortSignal | undefined
    }) => Promise<unknown>,
  ): unknown
}

type Meta = ReadMeta | WriteMeta | LiveMeta

/** Asks who it is and what they may before anything of the input is looked at. */
const admit = os.$context<{ asking: Asking }>().middleware(({ context, procedure, next }) =>
  speaking(async () => {
    const { asking } = context
    // The library forgets the shape of a contract's meta in its middlewares.
    const { meta, route } = procedure['~orpc'] as unknown as { meta: Meta; route: Route }
    asking.named(`/api${route.path ?? ''}`)
    if (meta.throttled) await asking.throttle()
    const reach = meta.task ? requireTask(asking.task) : requirePermission(asking.session, meta.may)
    return next({ context: { reach } })
  }),
)

interface Call extends Admitted {
  readonly endpoint: Endpoint
  readonly name: string
  readonly handler: (look: unknown, input: unknown, asking: Asking) => Promise<unknown>
  readonly input: unknown
  /** Aborted when the asker is gone. */
  readonly signal: AbortSignal | undefined
}

async function answer({
  endpoint,
  name,
  handler,
  input,
  signal,
  asking,
  reach,
}: Call): Promise<unknown> {
  const meta = endpoint['~orpc'].meta as Meta
  if (meta.kind === 'live') {
    return telling(await handler(watching(asking, meta.may, signal), input, asking))
  }
  const facts = {
    now: asking.now,
    today: asking.today,
    actor: asking.actor,
    secrets: asking.app.secrets,
  }
  if (meta.kind === 'write') {
    const change = await inTransaction(
      asking.app.database,
      reach,
      (tx) => handler(actOf(asking, tx), input, asking) as Promise<Change<unknown>>,
    )
    return outcome(change)
  }
  if (meta.personal) {
    return inTransaction(asking.app.database, reach, async (tx) => {
      const result = await handler({ ...facts, tx }, input, asking)
      await recordReading({ ...facts, tx }, name, subjectOf(input))
      return result
    })
  }
  return inReading(asking.app.database, reach, (tx) => handler({ ...facts, tx }, input, asking))
}

const subjectOf = (input: unknown): string =>
  typeof input === 'object' && input !== null && 'id' in input ? String(input.id) : '*'

/** Lets a Problem out in the shape the library knows; defects pass through untouched. */
async function speaking<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw error instanceof Problem ? asOrpcError(error) : error
  }
}

/** What is told bit by bit says no in the same shape, also in its midst. */
async function* telling(news: unknown): AsyncGenerator<unknown, void, void> {
  try {
    yield* news as AsyncGenerator<unknown, void, void>
  } catch (error) {
    throw error instanceof Problem ? asOrpcError(error) : error
  }
}

/** The library's own error, carrying the problem to the encoder in `problems.ts`. */
export const asOrpcError = (problem: Problem): ORPCError<string, Problem> =>
  new ORPCError(problem.code, { status: problem.status, data: problem, cause: problem })
