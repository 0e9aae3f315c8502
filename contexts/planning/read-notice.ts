import { Problem } from '#kernel/problem.ts'
import { openDocument, openFile } from '#platform/documents/open.ts'
import { readDocument } from '#platform/documents/read.ts'
import { readNotice } from './rules/notice/read.ts'
import type { ReadNotice } from './rules/notice/shape.ts'
import type { Source } from './rules/notice/source.ts'

/** A document with what was understood of it. */
export interface Understood {
  readonly source: Source
  readonly read: ReadNotice
}

/** Reads the notice in a file; the problem says why where it cannot be read. */
export const readNoticeFile = async ({ file }: { file: string }): Promise<ReadNotice> =>
  understand(await openFile(file, readDocument)).read

/** Reads a notice that was uploaded or pasted. */
export const readNoticeBytes = async (bytes: Uint8Array, name: string): Promise<Understood> =>
  understand(await openDocument(bytes, name))

function understand(source: Source): Understood {
  const read = readNotice(source)
  if (!('refused' in read)) return { source, read }
  if (read.refused === 'notice-empty') {
    throw new Problem('file-empty', {
      zh: '文件里没有文字，没有保存。请检查后重新选择。',
      en: 'The file holds no text; nothing was saved. Check it and choose again.',
    })
  }
  throw new Problem('not-a-notice', {
    zh: '这不像一份通知：没有读到标题、文号、目标、比例、期限或表格。请检查是否选错了文件。',
    en: 'This does not look like a notice: no title, number, target, ratio, deadline or table was found. Check whether it is the right file.',
  })
}
