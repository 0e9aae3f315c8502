import { expect, test } from 'vitest'
import { addUp, type JsonReport, tallyOf, verdict } from './tally.ts'

const clean: JsonReport = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
}

test('a clean run counts what passed and what was skipped', () => {
  expect(tallyOf(clean, 0)).toEqual({ passed: 3, failed: 0, skipped: 2 })
})

test('a file that could not be loaded counts as failed', () => {
  const broken = { status: 'failed', assertionResults: [] }
  expect(tallyOf({ ...clean, testResults: [...clean.testResults, broken] }, 1).failed).toBe(1)
})

test('a failed test is not counted twice, by itself and by its file', () => {
  const withFailure = { status: 'failed', assertionResults: [{ status: 'failed' }] }
  expect(tallyOf({ ...clean, numFailedTests: 1, testResults: [withFailure] }, 1).failed).toBe(1)
})

test('an error outside of any test counts as failed', () => {
  expect(tallyOf(clean, 1).failed).toBe(1)
})

test('a run without a report counts as failed', () => {
  expect(tallyOf(undefined, null)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('the last line adds up all runners and names skipped tests only if there are any', () => {
  const one = { passed: 1, failed: 0, skipped: 0 }
  expect(verdict(addUp([one, one]))).toBe('2 passed, 0 failed')
  expect(verdict(addUp([one, { passed: 4, failed: 2, skipped: 3 }]))).toBe(
    '5 passed, 2 failed, 3 skipped',
  )
})
