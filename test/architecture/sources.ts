import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** A file of the project, by its path from the root. */
export interface Source {
  readonly path: string
  readonly text: string
}

export const root = join(import.meta.dirname, '../..')

const own = ['bench', 'contexts', 'db', 'kernel', 'main', 'platform', 'scripts', 'test', 'web']
const notOurs = /(^|\/)(node_modules|dist[^/]*|planted|data)(\/|$)/

/** Every file under the project's own folders with one of these endings. */
export const sourcesIn = (endings: RegExp, folders: readonly string[] = own): Source[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && endings.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      .filter((path) => !notOurs.test(path))
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  )

/** Tests, and facts for tests: they may lean on anything. */
export const isForTests = (path: string): boolean =>
  /\.test\.tsx?$|(^|\/)given(-[a-z]+)?\.ts$|^test\//.test(path)
