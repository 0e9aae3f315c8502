import { posix } from 'node:path'
import type { Source } from './sources.ts'

const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|[A-Za-z_$][\w$]*|[^\s]/g

/** The tokens of a source, without its comments. */
export const tokensOf = (text: string): string[] =>
  [...text.matchAll(token)].map(([word]) => word).filter((word) => !/^\/[/*]/.test(word))

/**
 * What a source imports, type or value, static or dynamic: paths from the root for our own files,
 * names of packages for all others.
 */
export function importsOf({ path, text }: Source): string[] {
  const tokens = tokensOf(text)
  const found: string[] = []
  for (const [index, word] of tokens.entries()) {
    if (!/^['"]/.test(word)) continue
    const [before, earlier] = [tokens[index - 1], tokens[index - 2]]
    const isImport =
      before === 'from' || before === 'import' || (before === '(' && earlier === 'import')
    if (isImport) found.push(pathOf(word.slice(1, -1), path))
  }
  return found
}

const pathOf = (named: string, from: string): string =>
  named.startsWith('#')
    ? named.slice(1)
    : named.startsWith('.')
      ? posix.join(posix.dirname(from), named)
      : named
