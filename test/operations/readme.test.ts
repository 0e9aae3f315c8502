import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { accounts, demonstrationPassword } from '#main/demo/accounts.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const { scripts } = JSON.parse(read('package.json'))

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  const text = read(file)

  test('lists every demonstration account with its place, and no other', () => {
    const listed = [...text.matchAll(/^\| `([a-z-]+)` \|.*\| (\S+) \|$/gm)]
    expect(listed.map(([, login, where]) => `${login} ${where}`)).toEqual(
      accounts.map(({ login, where }) => `${login} ${where}`),
    )
    expect(text).toContain(demonstrationPassword)
  })

  test('names only commands that there are', () => {
    const named = [...text.matchAll(/npm run (?:-s )?([a-z]+)/g)].map(([, name]) => name!)
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
    expect(new Set(named)).toEqual(new Set(['cli', 'serve', 'migrate', 'backup', 'restore']))
  })

  test('shows a tree whose folders are there', () => {
    const tree = /```\n(kernel\/[\s\S]*?)```/.exec(text)![1]!
    const folders = [...tree.matchAll(/^(\s*)([a-z]+)\//gm)].map(([, indent, name]) =>
      indent === '' ? name! : join('contexts', name!),
    )
    expect(folders.length).toBeGreaterThan(10)
    expect(folders.filter((folder) => !existsSync(join(root, folder)))).toEqual([])
  })

  test('links to files and pictures that are there and load quickly', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => link!)
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([])
    for (const picture of links.filter((link) => link.endsWith('.png'))) {
      const { size } = statSync(join(root, picture))
      // A page that was not there yet is white, and small.
      expect(size).toBeGreaterThan(20_000)
      expect(size).toBeLessThan(200_000)
    }
  })
})

test('ARCHITECTURE.md names only files that are there', () => {
  const text = read('ARCHITECTURE.md')
  const paths = [...text.matchAll(/`((?:contexts|platform|main|kernel|docs|test|web)\/[^`<*…]+)`/g)]
  expect(paths.length).toBeGreaterThan(15)
  expect(paths.map(([, path]) => path!).filter((path) => !existsSync(join(root, path)))).toEqual([])
})
