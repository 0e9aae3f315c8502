import { kindOf } from './dependencies.ts'
import { importsOf, tokensOf } from './imports.ts'
import { isForTests, type Source } from './sources.ts'

/** A rule of the house that reads one file and says what is wrong in it. */
export type HouseRule = (source: Source) => string[]

const longest = 300

export const notTooLong: HouseRule = ({ path, text }) => {
  const lines = text.trimEnd().split('\n').length
  return lines > longest && path !== 'db/types.ts'
    ? [`${path} has ${lines} lines, more than ${longest}`]
    : []
}

const clocksAndChance: readonly (readonly string[])[] = [
  ['Date', '.', 'now'],
  ['new', 'Date'],
  ['Math', '.', 'random'],
  ['process', '.'],
  ['performance', '.'],
  ['console', '.'],
  ['crypto', '.'],
  ['fetch', '('],
  ['setTimeout', '('],
  ['setInterval', '('],
  ['Temporal', '.', 'Now'],
  ['async'],
  ['await'],
]

/** Facts in, decision out: a rule asks no clock, no chance and no machine, and waits for nothing. */
export const pure: HouseRule = (source) => {
  if (kindOf(source.path) !== 'rules' || isForTests(source.path)) return []
  const tokens = tokensOf(source.text)
  const asked = clocksAndChance.filter((words) =>
    tokens.some(
      (_token, at) => words.every((word, n) => tokens[at + n] === word) && tokens[at - 1] !== '.',
    ),
  )
  const machine = importsOf(source).filter((name) => name.startsWith('node:'))
  return [...asked.map((words) => words.join('')), ...machine].map(
    (what) => `${source.path} is a rule and uses ${what}`,
  )
}

/** The server runs without a build, and Node runs no .tsx. */
export const tsxInWebOnly: HouseRule = ({ path }) =>
  path.endsWith('.tsx') && !/^(web|contexts\/[a-z]+\/([a-z-]+\/)?web)\//.test(path)
    ? [`${path} is a .tsx outside of web`]
    : []

/** Types say what they are, and are erased. */
export const noAnyNoEnum: HouseRule = ({ path, text }) => {
  const lines = text.split('\n')
  const isExcused = (at: number) =>
    /biome-ignore lint\/suspicious\/noExplicitAny/.test(lines[at - 1] ?? '')
  const faults: string[] = []
  for (const [at, line] of lines.entries()) {
    const code = tokensOf(line)
    const any = code.some(
      (word, n) =>
        word === 'any' &&
        /^[:<|]$|^as$/.test(code[n - 1] ?? '') &&
        !/^[(:]$/.test(code[n + 1] ?? ''),
    )
    if (any && !isExcused(at)) faults.push(`${path}:${at + 1} says any`)
    if (/^(export )?(declare )?(const )?enum \w+ *\{/.test(line))
      faults.push(`${path}:${at + 1} is an enum`)
  }
  return faults
}

/** The machine room knows nothing of what it serves; only the table of roles names the offices. */
export const notOneWordAboutBlood: HouseRule = ({ path, text }) => {
  if (!path.startsWith('platform/') || isForTests(path) || /\/role[a-z-]*\.ts$/.test(path))
    return []
  const named = text.replaceAll('血脉', '')
  const words = named.match(/献血|血站|血液|\b(blood|donor|donation|transfusion|plasma)\b/gi) ?? []
  return [...new Set(words)].map((word) => `${path} speaks of ${word}`)
}

/** A name says what a file is about; these say nothing. */
export const tellingNames: HouseRule = ({ path }) =>
  /(^|[/-])(utils?|common|helpers?|services?|managers?|misc)([/.-]|$)/i.test(path)
    ? [`${path} has a name that tells nothing`]
    : []

/** A wide space at the end of a line of JSX is not shown: it is written {'\u3000'}. */
export const noLostSpace: HouseRule = ({ path, text }) =>
  path.endsWith('.tsx')
    ? text
        .split('\n')
        .flatMap((line, at) => (line.endsWith('\u3000') ? [`${path}:${at + 1} loses a space`] : []))
    : []

export const houseRules = [
  notTooLong,
  pure,
  tsxInWebOnly,
  noAnyNoEnum,
  notOneWordAboutBlood,
  tellingNames,
  noLostSpace,
]
