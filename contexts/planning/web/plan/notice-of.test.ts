import { expect, test } from 'vitest'
import type { RevisionShape } from '../../shapes.ts'
import { noticeOf } from './notice-of.ts'

const revision = (number: number, noticeId: string | null) =>
  ({ number, noticeId }) as unknown as RevisionShape

test('a revision begun from an issued one still leads to the notice that one was made of', () => {
  const revisions = [revision(2, null), revision(1, 'a')]
  expect(noticeOf({ revision: revisions[0]!, revisions })).toBe('a')
})

test('a later notice does not answer for an earlier revision, nor one of two for the whole', () => {
  const revisions = [revision(2, 'b'), revision(1, 'a')]
  expect(noticeOf({ revision: revisions[1]!, revisions })).toBe('a')
  expect(noticeOf({ revision: revisions[0]!, revisions })).toBeNull()
})
