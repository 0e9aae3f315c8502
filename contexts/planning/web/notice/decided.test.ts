import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { DecisionShape, NoticeView } from '../../contract.ts'
import { readNotice } from '../../rules/notice/read.ts'
import { textSource } from '../../rules/notice/source.ts'
import { acceptableUnread, decidedReading, openFindings } from './decided.ts'

const file = new URL('../../../../demo/notices/qingpu-2020.txt', import.meta.url)
const result = readNotice(textSource(readFileSync(file, 'utf8'), 'txt'))
if ('refused' in result) throw new Error(result.refused)
const read = result

const decided = (...wishes: readonly Partial<DecisionShape>[]) =>
  decidedReading({
    read,
    decisions: wishes.map((wish) => ({ choice: 'corrected', value: null, reason: null, ...wish })),
  } as NoticeView)

test('what nobody decided on stays as it was read', () => {
  expect(decided()).toEqual(read)
})

test('a corrected row and one left out are in the sum of their table', () => {
  const [first, second] = read.tables[0]!.rows
  const { tables } = decided(
    { item: 'row:0:0', value: { amount: first!.amount! + 5 } },
    { item: 'row:0:1', choice: 'ignored', reason: '重复' },
  )
  expect(tables[0]?.sum).toBe(read.tables[0]!.sum + 5 - second!.amount!)
  expect(tables[1]).toEqual(read.tables[1])
})

test('a target left out is not in the equation', () => {
  const { targets } = decided({ item: 'target:0', choice: 'ignored', reason: '另有' })
  expect(targets).toHaveLength(read.targets.length - 1)
})

test('an error is never accepted unread, and stays open when all others are', () => {
  const [grave, plain] = [0, 1].map((index) => read.findings[index]!)
  const notice = {
    read: { ...read, findings: [{ ...grave!, severity: 'error' }, plain!] },
    decisions: [],
  } as unknown as NoticeView
  expect(openFindings(notice).map(({ item }) => item)).toEqual(['finding:0', 'finding:1'])
  expect(acceptableUnread(notice).map(({ item }) => item)).toEqual(['finding:1'])
})
