import { Problem, type ProblemCode } from '#kernel/problem.ts'
import type { Text } from '#kernel/text.ts'

/**
 * Why a file cannot be taken. Every sentence says what was wrong, that nothing was changed, and
 * what to do next.
 */
export const refusals = {
  missing: (name: string) =>
    refuse('file-missing', name, {
      zh: `找不到文件“${name}”，或没有读取它的权限。请检查路径和文件名后重试。`,
      en: `There is no file “${name}”, or it may not be read. Check the path, the name and the permission, then try again.`,
    }),

  empty: (name: string) =>
    refuse('file-empty', name, {
      zh: `文件“${name}”是空的，里面没有任何文字。${safe.zh}请确认文件已保存完整，再重新选择。`,
      en: `The file “${name}” is empty: it holds no text. ${safe.en} Check that it was saved, then choose it again.`,
    }),

  notText: (name: string) =>
    refuse('file-not-text', name, {
      zh: `文件“${name}”的内容不是文字（既不是 UTF-8、UTF-16，也不是 GB18030 编码）。${safe.zh}请用原来的程序打开，另存为 docx、xlsx、pdf 或文本文件后再选择。`,
      en: `The content of “${name}” is not text (neither UTF-8, UTF-16 nor GB18030). ${safe.en} Open it in the program it comes from and save it as docx, xlsx, pdf or text.`,
    }),

  unsupported: (name: string, found: Text) =>
    refuse('file-unsupported', name, {
      zh: `文件“${name}”是${found.zh}，不能在这里打开。${safe.zh}可以使用 txt、md、docx、doc、wps、xlsx、xls、et、csv 或带文字的 pdf；请另存为其中一种后再选择。`,
      en: `The file “${name}” is ${found.en} and cannot be opened here. ${safe.en} Use txt, md, docx, doc, wps, xlsx, xls, et, csv or a pdf with text; save it as one of these and choose it again.`,
    }),

  notATable: (name: string) =>
    refuse('file-unsupported', name, {
      zh: `文件“${name}”不是表格文件。${safe.zh}导入表格请使用 xlsx、xls、et 或 csv。`,
      en: `The file “${name}” is not a table. ${safe.en} To import a table use xlsx, xls, et or csv.`,
    }),

  encrypted: (name: string) =>
    refuse('file-encrypted', name, {
      zh: `文件“${name}”设有打开密码。${safe.zh}系统不会询问密码；请用原来的程序去掉密码、另存一份后再选择。`,
      en: `The file “${name}” is protected by a password. ${safe.en} The programme never asks for it: remove the password in the program it comes from, save a copy and choose that.`,
    }),

  withoutText: (name: string) =>
    refuse('file-without-text', name, {
      zh: `文件“${name}”里只有图像（例如扫描件），没有可以读取的文字。${safe.zh}请向发文单位索取电子版，或先做文字识别，核对后再选择。`,
      en: `The file “${name}” holds only pictures (a scan, for example) and no text that can be read. ${safe.en} Ask the issuer for the electronic version, or run text recognition, check the result and choose that.`,
    }),

  broken: (name: string, detail: Text, cause?: unknown) =>
    refuse(
      'file-broken',
      name,
      {
        zh: `文件“${name}”已损坏或不完整：${detail.zh}。${safe.zh}请重新下载或用原来的程序打开并另存一份后再选择。`,
        en: `The file “${name}” is damaged or incomplete: ${detail.en}. ${safe.en} Download it again, or open it in the program it comes from, save a copy and choose that.`,
      },
      {},
      cause,
    ),

  tooLarge: (name: string, detail: Text, values: Record<string, number> = {}) =>
    refuse(
      'too-large',
      name,
      {
        zh: `文件“${name}”太大：${detail.zh}。${safe.zh}请删去无关的内容或拆成几个文件后再选择。`,
        en: `The file “${name}” is too large: ${detail.en}. ${safe.en} Remove what is not needed or split it into several files and choose those.`,
      },
      values,
    ),
} as const

const safe: Text = { zh: '没有写入任何数据。', en: 'Nothing was stored or changed.' }

function refuse(
  code: ProblemCode,
  name: string,
  text: Text,
  values: Readonly<Record<string, unknown>> = {},
  cause?: unknown,
): Problem {
  return new Problem(code, text, { values: { name, ...values }, cause })
}
