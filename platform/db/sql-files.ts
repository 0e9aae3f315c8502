import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A file of SQL, and the hash by which a later change of it is seen. */
export type SqlFile = { readonly name: string; readonly text: string; readonly sha256: string }

/** The `.sql` files of a folder in the order of their names; none when there is no folder. */
export async function readSqlFiles(folder: string): Promise<readonly SqlFile[]> {
  if (!existsSync(folder)) return []
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}
