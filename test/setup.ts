import type { TestProject } from 'vitest/node'
import { DatabaseFault } from '#platform/db/fault.ts'
import { asClient } from '#platform/db/roles.ts'
import { makeTemplate, openTestServer, type Ways } from './server.ts'

/** What every test file is told about the run's database server. */
export type House =
  | {
      readonly ways: Ways
      readonly isOurs: boolean
      readonly run: string
      readonly template: string
    }
  | { readonly fault: string }

declare module 'vitest' {
  interface ProvidedContext {
    house: House
  }
}

/**
 * Starts one server a run and migrates the template its test databases are cloned from.
 * If that fails, only the tests that ask for a database fail, and say why.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const undo: (() => Promise<unknown>)[] = []
  try {
    const server = await openTestServer()
    undo.push(server.stop)
    const run = `xuemai_test_${Date.now().toString(36)}_${process.pid}`
    const template = `${run}_template`
    undo.push(() =>
      asClient(server.ways.superuser, (client) =>
        client.query(`drop database if exists ${template}${server.isOurs ? ' with (force)' : ''}`),
      ),
    )
    await makeTemplate(server.ways, template)
    project.provide('house', { ways: server.ways, isOurs: server.isOurs, run, template })
  } catch (error) {
    const fault = error instanceof DatabaseFault ? error.message : String(error)
    project.provide('house', { fault })
  }
  return async () => {
    for (const step of undo.reverse()) await step()
  }
}
