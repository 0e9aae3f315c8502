import { parseArgs } from 'node:util'
import { z } from 'zod'
import { Problem, problemBody } from '#kernel/problem.ts'
import type { Language, Text } from '#kernel/text.ts'
import { ConfigFaults, readConfig } from '#platform/config.ts'
import { DatabaseFault } from '#platform/db/fault.ts'
import { asProblem } from '#platform/http/problems.ts'
import { hasFailed, type Job } from '#platform/jobs/job.ts'
import { jobs } from './jobs.ts'

// Every job is a command: `cli job NAME --option value [--json]`; `cli job` prints the timetable.
const language: Language = /^zh/i.test(process.env.LC_ALL || process.env.LANG || 'zh') ? 'zh' : 'en'

async function command([verb, name, ...rest]: string[]): Promise<void> {
  if (verb !== 'job') throw unknownCommand(verb)
  if (name === undefined) return printTimetable()
  const stated = jobs.find((one) => one.name === name)
  if (stated === undefined) throw unknownJob(name)
  const { json, input } = optionsFor(stated, rest)
  const result = await runOnce(stated, input)
  if (hasFailed(result)) process.exitCode = 1
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${inWords(result)}\n`)
}

/** Reads `--name value` for each field of the job's input; anything else is refused by name. */
function optionsFor(stated: Job, args: string[]) {
  const fields = Object.keys(stated.input.shape)
  const options = Object.fromEntries(
    fields.map((name) => [kebab(name), { type: 'string' as const }]),
  )
  let given: Record<string, unknown>
  try {
    given = parseArgs({ args, options: { ...options, json: { type: 'boolean' } } }).values
  } catch (error) {
    throw badOptions(stated, error instanceof Error ? error.message : String(error))
  }
  const { json = false, ...values } = given
  const named = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [camel(key), value]),
  )
  const parsed = stated.input.safeParse(named)
  if (!parsed.success) throw badOptions(stated, z.prettifyError(parsed.error))
  return { json: json === true, input: named }
}

async function runOnce(stated: Job, input: Record<string, unknown>): Promise<unknown> {
  if (stated.needs === 'nothing') return stated.run(stated.input.parse(input))
  const [{ bringUp }, { keepApart }, { runJob }] = await Promise.all([
    import('./app.ts'),
    import('./kept-apart.ts'),
    import('#platform/jobs/queue.ts'),
  ])
  const running = await bringUp(readConfig({ LOG_LEVEL: 'warn', ...process.env }), {
    working: false,
  })
  // A command without production's settings would seal what it writes with the demonstration's key.
  await keepApart(running)
  try {
    return await runJob(running.app, stated, input)
  } finally {
    await running.stop()
  }
}

function printTimetable(): void {
  for (const { name, summary, input, ...stated } of jobs) {
    const options = Object.entries(input.shape).map(([field, shape]) =>
      shape.safeParse(undefined).success ? `[--${kebab(field)} …]` : `--${kebab(field)} …`,
    )
    const every = 'every' in stated && stated.every ? `  ⟨${stated.every}⟩` : ''
    console.log(`${name} ${options.join(' ')}${every}\n    ${summary[language]}`)
  }
}

const inWords = (result: unknown): string =>
  typeof result === 'object' && result !== null
    ? Object.entries(result)
        .map(
          ([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : value}`,
        )
        .join('\n')
    : String(result ?? '')

/** A sentence for people, then the problem as one line of JSON, both on standard error. */
function complain(error: unknown): void {
  const problem = asProblem(error)
  if (problem === undefined) {
    const known = error instanceof ConfigFaults || error instanceof DatabaseFault
    console.error(known ? error.message : error)
    return
  }
  console.error(problem.text[language])
  console.error(JSON.stringify(problemBody(problem)))
}

const refusal = (text: Text) => new Problem('input-invalid', text)

const unknownCommand = (verb: string | undefined) =>
  refusal({
    zh: `没有命令 ${verb ?? ''}。用法：cli job [名称] [--选项 值] [--json]`,
    en: `There is no command ${verb ?? ''}. Use: cli job [NAME] [--option value] [--json]`,
  })

const unknownJob = (name: string) =>
  refusal({
    zh: `没有作业 ${name}。cli job 列出全部作业。`,
    en: `There is no job ${name}. “cli job” lists them all.`,
  })

const badOptions = ({ name }: Job, message: string) =>
  refusal({ zh: `作业 ${name} 的选项有问题：${message}`, en: `The options of ${name}: ${message}` })

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const camel = (name: string) =>
  name.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase())

try {
  await command(process.argv.slice(2))
} catch (error) {
  process.exitCode = 1
  complain(error)
}
