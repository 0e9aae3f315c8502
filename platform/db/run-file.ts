import pg from 'pg'
import { DatabaseFault } from './fault.ts'
import type { SqlFile } from './sql-files.ts'

/** Runs all statements of a file; a failure names the file and the line. */
export async function runFile(client: pg.Client, { name, text }: SqlFile): Promise<void> {
  try {
    await client.query(text)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error

    const at = error.position === undefined ? '' : `:${lineOf(text, Number(error.position))}`
    const said = [error.message, error.detail, error.hint].filter(Boolean).join('. ')
    throw new DatabaseFault(
      `数据库脚本 ${name}${at} 执行失败:${said}`,
      `The database script ${name}${at} failed: ${said}`,
      error,
    )
  }
}

/** PostgreSQL counts characters, not UTF-16 units, from one. */
function lineOf(text: string, position: number): number {
  return [...text].slice(0, position).filter((character) => character === '\n').length + 1
}
