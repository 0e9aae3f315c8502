import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bare, comparable } from './given.ts'
import { readNotice } from './read.ts'
import type { Place, ReadNotice } from './shape.ts'
import { textSource } from './source.ts'

const corpus = new URL('../../notices/', import.meta.url)
const policy = new URL('../../../../../shared/policy/', import.meta.url)
const demo = new URL('../../../../demo/notices/', import.meta.url)

describe('notices of our own are read as a person would read them', () => {
  test.each(withExpectation(corpus))('%s', (_name, text, expected) => compare(text, expected))
})

describe('further notices are read as a person would read them', () => {
  const more = new URL('more/', corpus)
  test.each(withExpectation(more))('%s', (_name, text, expected) => compare(text, expected))
})

describe.skipIf(!existsSync(demo))('the demonstration notices', () => {
  test.each(withExpectation(demo))('%s', (_name, text, expected) => compare(text, expected))
})

describe.skipIf(!existsSync(policy))('the policy documents', () => {
  test.each(policyDocuments())('%s', (_name, text, expected) => compare(text, expected))
})

describe('a text that is no notice is refused', () => {
  const folder = new URL('refused/', corpus)
  const cases = namesIn(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({
      name,
      expected: json(new URL(name.replace('.txt', '.expected.json'), folder)),
    }))
    .filter(({ expected }) => expected.code !== 'file-not-text')
  test.each(cases)('$name', ({ name, expected }) => {
    const result = readNotice(textSource(readFileSync(new URL(name, folder), 'utf8'), 'txt'))
    expect(result).toEqual({
      refused: expected.code === 'file-empty' ? 'notice-empty' : 'not-a-notice',
    })
  })
})

type Json = Readonly<Record<'code', unknown>>

function withExpectation(folder: URL): [string, URL, URL][] {
  return namesIn(folder)
    .filter((name) => /\.(txt|md)$/.test(name) && name !== 'README.md')
    .map((name) => [
      name,
      new URL(name, folder),
      new URL(name.replace(/\.\w+$/, '.expected.json'), folder),
    ])
}

function policyDocuments(): [string, URL, URL][] {
  const expectations = new URL('policy/', corpus)
  const texts = namesIn(policy)
  return namesIn(expectations).map((name) => {
    const text = texts.find((file) => file.startsWith(name.slice(0, 3))) ?? name
    return [name.slice(0, 3), new URL(text, policy), new URL(name, expectations)]
  })
}

const namesIn = (folder: URL): string[] => (existsSync(folder) ? readdirSync(folder).sort() : [])
const json = (file: URL): Json => JSON.parse(readFileSync(file, 'utf8')) as Json

function compare(textFile: URL, expectedFile: URL): void {
  const format = textFile.pathname.endsWith('.md') ? 'md' : 'txt'
  const text = readFileSync(textFile, 'utf8')
  const result = readNotice(textSource(text, format))
  expect(result).not.toHaveProperty('refused')
  const notice = result as ReadNotice
  const expected = json(expectedFile) as unknown as ReadNotice
  expect(comparable(notice, expected)).toEqual(comparable(expected, expected))
  for (const place of placesOf(notice)) {
    expect(bare(lineOf(text, place.line))).toContain(bare(place.text))
  }
}

const lineOf = (text: string, line: number): string => text.split(/\r\n|\n|\r/)[line - 1] ?? ''

const placesOf = (notice: ReadNotice): Place[] => [
  ...[...notice.targets, ...notice.ratios, ...notice.deadlines].map(({ at }) => at),
  ...notice.tables.flatMap(({ at, rows }) => [at, ...rows.map((row) => row.at)]),
  ...notice.findings.flatMap(({ at }) => (at ? [at] : [])),
]
