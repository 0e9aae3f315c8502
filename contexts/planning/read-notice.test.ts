import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { asDocx, asPdf, asXlsx, type NoticeLine, withTables } from '#test/notices-as.ts'
import { readNoticeBytes } from './read-notice.ts'
import { comparable, comparableElsewhere } from './rules/notice/given.ts'
import type { ReadNotice } from './rules/notice/shape.ts'

const notices = new URL('notices/', import.meta.url)
const demo = new URL('../../demo/notices/', import.meta.url)

describe('the same notice, saved by an office in another format, says the same', () => {
  const files = new URL('files/', notices)
  const names = readdirSync(files).filter((name) => !/\.json$|README/.test(name))

  test.each(names.filter((name) => !isRefused(name)))('%s', async (name) => {
    const stem = name.split('.', 1)[0]!
    const folder = stem.startsWith('33-') ? notices : demo
    const expected = expectedOf(new URL(`${stem}.expected.json`, folder))
    const { read } = await readNoticeBytes(readFileSync(new URL(name, files)), name)
    expect(read.format).toBe(name.split('.').at(-1))
    const isText = read.format === 'txt'
    const view = isText ? comparable : comparableElsewhere
    expect(view(read, expected)).toEqual(view(expected, expected))
  })

  test.each(names.filter(isRefused))('%s is refused with its reason', async (name) => {
    const { code } = JSON.parse(readFileSync(new URL(`${name}.expected.json`, files), 'utf8')) as {
      code: string
    }
    await expect(readNoticeBytes(readFileSync(new URL(name, files)), name)).rejects.toMatchObject({
      code,
    })
  })

  function isRefused(name: string): boolean {
    return existsSync(new URL(`${name}.expected.json`, files))
  }
})

describe('a text that is no notice is refused with its reason', () => {
  const folder = new URL('refused/', notices)
  test.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', async (name) => {
    const file = new URL(name.replace('.txt', '.expected.json'), folder)
    const { code } = JSON.parse(readFileSync(file, 'utf8')) as { code: string }
    await expect(readNoticeBytes(readFileSync(new URL(name, folder)), name)).rejects.toMatchObject({
      code,
    })
  })
})

const formats = ['docx', 'xlsx', 'pdf'] as const
type Format = (typeof formats)[number]

/** What a form cannot carry in principle, and why. */
const lost: Readonly<Record<string, { readonly form: Format; readonly why: string }>> = {
  '23-one-line.txt': {
    form: 'pdf',
    why: 'a page breaks the one line at its edge, and the breaks look like those of paragraphs',
  },
}

describe.each(formats)('made into %s, a text says the same', (format) => {
  test.each(texts().filter(([name]) => lost[name]?.form !== format))('%s', async (name, folder) => {
    const read = await readAs(format, name, folder)
    const expected = expectedOf(new URL(name.replace(/\.\w+$/, '.expected.json'), folder))
    expect(read.format).toBe(format)
    expect(comparableElsewhere(read, expected)).toEqual(comparableElsewhere(expected, expected))
  })
})

test.each(Object.entries(lost))(
  '%s in such a form still gives its amounts',
  async (name, { form: format }) => {
    const folder = texts().find(([own]) => own === name)![1]
    const expected = expectedOf(new URL(name.replace(/\.\w+$/, '.expected.json'), folder))
    const read = await readAs(format, name, folder)
    expect(read.targets.map(({ amount }) => amount)).toEqual(
      expected.targets.map(({ amount }) => amount),
    )
  },
)

async function readAs(format: Format, name: string, folder: URL): Promise<ReadNotice> {
  const text = readFileSync(new URL(name, folder), 'utf8')
  const lines = linesOf(name.endsWith('.md') ? plain(text) : text)
  const bytes = await { docx: asDocx, xlsx: asXlsx, pdf: asPdf }[format](lines)
  return (await readNoticeBytes(bytes, name.replace(/\w+$/, format))).read
}

/** Rows as cells; a cell that a spreadsheet copied with its line breaks in quotation marks has them. */
const linesOf = (text: string): NoticeLine[] =>
  withTables(
    text.replace(/"[^"\t]*\n[^"\t]*"/g, (cell) => cell.slice(1, -1).replaceAll('\n', '\v')),
  ).map((line) =>
    typeof line === 'string'
      ? line
      : line.map((cell) => (typeof cell === 'string' ? cell.replaceAll('\v', '\n') : cell)),
  )

/** Markdown's own signs mean nothing in another format. */
const plain = (text: string): string => text.replaceAll('**', '').replace(/^#+\s*/gm, '')

function texts(): [string, URL][] {
  return [notices, new URL('more/', notices), demo].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(txt|md)$/.test(name) && name !== 'README.md')
      .map((name): [string, URL] => [name, folder]),
  )
}

const expectedOf = (file: URL): ReadNotice => JSON.parse(readFileSync(file, 'utf8')) as ReadNotice
