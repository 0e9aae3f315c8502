import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import { readAmount } from './rules/decimal.ts'
import { decompose } from './rules/decompose.ts'
import { faultsText, isSplitFault } from './rules/fault-words.ts'
import type { Fault, Result } from './rules/faults.ts'
import { layOut, type Tree } from './rules/tree.ts'
import { treeReader, writeAmounts } from './rules/tree-csv.ts'

/** The total stays text until it is read: a number would be rounded before it could be refused. */
export const DecomposeFile = z.object({
  file: z.string().min(1),
  total: z.string().min(1),
  out: z.string().min(1),
})
export type DecomposeFile = z.infer<typeof DecomposeFile>

/**
 * Splits a total over the tree in a CSV file and writes every node's amount, in the order of the
 * file, to another. Needs no database; time and memory grow with the file. `out` appears whole or
 * not at all: what was there before is lost only when the new file is complete on disk.
 */
export async function decomposeFile({ file, total, out }: DecomposeFile) {
  const amount = readAmount(total.trim())
  if (typeof amount === 'string') {
    throw refusal([{ code: 'total-invalid', text: total.slice(0, 60), why: amount }])
  }
  await refuseSameFile(file, out)
  const tree = valueOrRefuse(await readTree(file))
  const amounts = valueOrRefuse(decompose(amount, tree))
  await writeWhole(out, writeAmounts(tree.ids, amounts))
  return { nodes: tree.ids.length, total: amount, out }
}

/** The problem that says what is wrong with a tree or a total, for people and for programs. */
export function refusal(faults: readonly Fault[]): Problem {
  const first = faults[0]!
  const code =
    first.code === 'nothing-in-it'
      ? 'file-empty'
      : first.code === 'total-invalid' || isBadNumber(first)
        ? 'amount-invalid'
        : isSplitFault(first)
          ? 'infeasible'
          : 'tree-invalid'
  return new Problem(code, faultsText(faults), { values: { faults } })
}

const isBadNumber = ({ code }: Fault): boolean =>
  code === 'bound-invalid' || code === 'weight-invalid'

function valueOrRefuse<T>(result: Result<T, Fault>): T {
  if (!result.ok) throw refusal(result.faults)
  return result.value
}

async function readTree(file: string): Promise<Result<Tree, Fault>> {
  const reader = treeReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of createReadStream(file, { highWaterMark: 1 << 18 })) {
      if (!reader.write(decoder.decode(bytes, { stream: true }))) break
    }
    reader.write(decoder.decode())
  } catch (error) {
    throw readProblem(file, error)
  }
  const table = reader.end()
  return table.ok ? layOut(table.value) : table
}

function readProblem(file: string, error: unknown): unknown {
  switch (codeOf(error)) {
    case 'ENOENT':
      return new Problem('file-missing', {
        zh: `找不到文件 ${file}。`,
        en: `There is no file ${file}.`,
      })
    case 'EISDIR':
      return new Problem('file-unsupported', {
        zh: `${file} 是文件夹。`,
        en: `${file} is a folder.`,
      })
    case 'EACCES':
      return new Problem('file-missing', {
        zh: `无权读取 ${file}。`,
        en: `${file} may not be read.`,
      })
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return new Problem('file-not-text', {
        zh: `${file} 不是 UTF-8 文本，请另存为“CSV UTF-8”。`,
        en: `${file} is not UTF-8 text; save it as "CSV UTF-8".`,
      })
    default:
      return error
  }
}

/** Reading and writing one file would lose the tree. */
async function refuseSameFile(file: string, out: string): Promise<void> {
  const [from, to] = await Promise.all([findReal(file), findReal(out)])
  if (from === undefined || from !== to) return
  throw new Problem('conflict', {
    zh: '输入文件和输出文件不能是同一个。',
    en: 'The file to read and the file to write must not be the same.',
  })
}

const findReal = async (path: string): Promise<string | undefined> => {
  try {
    return await realpath(path)
  } catch (error) {
    // Whoever reads or writes the path next says better why it cannot be used.
    if (codeOf(error) !== undefined) return undefined
    throw error
  }
}

async function writeWhole(out: string, pieces: Iterable<string>): Promise<void> {
  const target = (await findReal(out)) ?? out
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`)
  try {
    await refuseUnlessFile(target)
    const handle = await open(draft, 'wx')
    try {
      await writeAll(handle, pieces)
    } finally {
      await handle.close()
    }
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw writeProblem(out, error)
  }
}

async function writeAll(handle: FileHandle, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) await handle.writeFile(piece)
  await handle.sync()
}

async function refuseUnlessFile(target: string): Promise<void> {
  const there = await stat(target).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  })
  if (there !== undefined && !there.isFile()) {
    throw new Problem('file-unsupported', {
      zh: `${target} 不是文件，不能写入。`,
      en: `${target} is not a file and cannot be written.`,
    })
  }
}

function writeProblem(out: string, error: unknown): unknown {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new Problem(
        'disk-full',
        {
          zh: `磁盘空间不足，${out} 未写入，原文件未改动。`,
          en: `There is no room left on the disk; ${out} was not written and is as it was before.`,
        },
        { cause: error },
      )
    case 'ENOENT':
    case 'ENOTDIR':
      return new Problem('file-missing', {
        zh: `${out} 所在的文件夹不存在。`,
        en: `The folder of ${out} does not exist.`,
      })
    case 'EACCES':
    case 'EROFS':
      return new Problem('not-permitted', {
        zh: `无权写入 ${out}。`,
        en: `${out} may not be written.`,
      })
    default:
      return error
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined
