import { dayOf, type Instant, instant } from '#kernel/days.ts'
import { Problem, problemBody } from '#kernel/problem.ts'
import type { App } from '../app.ts'
import { type Act, outcome, record } from '../change.ts'
import { inTransaction } from '../db/database.ts'
import { asProblem } from '../http/problems.ts'
import { asProgramme } from '../programme.ts'
import type { ImportDefinition } from './definition.ts'
import { type BegunRun, beginRun, endRun, tellRun } from './queries.ts'
import { confirmImport } from './steps.ts'

// biome-ignore lint/suspicious/noExplicitAny: each definition has rows and options of its own
export type AnyDefinition = ImportDefinition<any, any, any, any>

/** How often a run says how far it is. */
const beatMs = 500

/**
 * Takes in a table that was put in line: all of it in one transaction, within the reach of who
 * asked. A run is begun once; one that was killed has written nothing, and is not begun again.
 */
export async function runImport(
  app: App,
  { run: id }: { readonly run: string },
  definitions: readonly AnyDefinition[],
): Promise<{ failed: boolean }> {
  const run = await beginRun(app.database, id, instant(Date.now()))
  if (run === undefined) return { failed: false }
  const definition = definitions.find(({ kind }) => kind === run.kind)
  let done = 0
  const beat = setInterval(() => {
    tellRun(app.database, id, { done, at: instant(Date.now()) }).catch((error: unknown) =>
      app.log.warn({ err: error, run: id }, 'progress of an import'),
    )
  }, beatMs)
  try {
    if (definition === undefined || run.disabledAt !== null) throw notThere()
    await takeIn(app, run, definition, (rows) => {
      done = rows
    })
    return { failed: false }
  } catch (error) {
    return await refused(app, run, error)
  } finally {
    clearInterval(beat)
  }
}

/** The run's end is written with what it wrote: neither is there without the other. */
const takeIn = (
  app: App,
  run: BegunRun,
  definition: AnyDefinition,
  tell: (rows: number) => void,
): Promise<void> =>
  inTransaction(
    app.database,
    { accountId: run.accountId, regions: run.regions.split(',').filter(Boolean) },
    async (tx) => {
      const now = instant(Date.now())
      const act: Act = {
        tx,
        now,
        today: dayOf(now),
        actor: { accountId: run.accountId, name: run.name },
        secrets: app.secrets,
        enqueue: app.enqueueWith(tx),
      }
      const result = outcome(await confirmImport(act, definition, run.asked, { tell }))
      await endRun(tx, run.id, { at: instant(Date.now()), result })
    },
  )

/** Keeps why nothing was written, for who asked and in the record. */
async function refused(app: App, run: BegunRun, error: unknown): Promise<{ failed: boolean }> {
  const known = asProblem(error)
  if (known === undefined) app.log.error({ err: error, run: run.id }, 'import failed')
  const problem = known ?? defect()
  await asProgramme(app, async (act) => {
    await endRun(act.tx, run.id, { at: act.now as Instant, problem: problemBody(problem) })
    const { kind, fileName: file } = run
    const happening = {
      name: 'run.refused',
      subject: run.id,
      data: { kind, file, code: problem.code },
    } as const
    return record(act, happening, null)
  })
  return { failed: known === undefined }
}

const notThere = () =>
  new Problem('not-permitted', {
    zh: '提交导入的账号已停用，或这种导入已不存在，没有写入任何内容。',
    en: 'The account that asked was shut, or there is no such import any more; nothing was written.',
  })

const defect = () =>
  new Problem('import-invalid', {
    zh: '程序出错，没有写入任何内容。请联系系统管理员查看日志。',
    en: 'The programme failed; nothing was written. Ask the system administrator to look at the log.',
  })
