import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Config } from '../config.ts'

/** A head of the chain as it is written down outside the database: seal number and chain hash. */
export type Head = `${number}:${string}`

/** Where the heads are kept: a file outside the database, best on another machine. */
export const headFileOf = ({ RECORD_HEAD_FILE, DATA_DIR }: Config): string =>
  resolve(RECORD_HEAD_FILE ?? join(DATA_DIR, 'record-heads.log'))

/** Writes a head under those before it, with the moment. */
export async function keepHead(file: string, head: Head): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await appendFile(file, `${new Date().toISOString()} ${head}\n`)
}

/** All heads that were kept, oldest first; none where the file is not there yet. */
export async function keptHeads(file: string): Promise<readonly Head[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').flatMap((line) => readHead(line) ?? [])
}

/** The head at the end of a line, or undefined where there is none. */
export function readHead(line: string): Head | undefined {
  const found = /(?:^|\s)([1-9]\d{0,8}):([0-9a-f]{64})\s*$/.exec(line)
  return found === null ? undefined : `${+found[1]!}:${found[2]!}`
}
