import { expect, test } from 'vitest'
import type { NoticeView } from '../../contract.ts'
import { correction, standingOf } from './standing.ts'

const notice = (value: Record<string, unknown> | null) =>
  ({
    read: {
      targets: [{ track: 'group', amount: 10, unit: 'renfen', status: 'stated' }],
      tables: [{ rows: [{ label: '东镇', amount: 70 }] }],
    },
    decisions: [{ item: 'row:0:0', choice: 'corrected', value, reason: null }],
  }) as unknown as NoticeView

const reason = null

test('a figure stands as it was corrected last, else as it was read', () => {
  expect(standingOf(notice({ amount: 71 }), 'row:0:0')).toMatchObject({ label: '东镇', amount: 71 })
  expect(standingOf(notice(null), 'row:0:0')).toMatchObject({ label: '东镇', amount: 70 })
  expect(standingOf(notice(null), 'target:0')).toMatchObject({ amount: 10, unit: 'renfen' })
})

test('a row corrected again keeps what was corrected of it before', () => {
  const said = { amount: 72, label: '西镇', reason }
  expect(correction(notice({ amount: 71, label: '西镇' }), 'row:0:0', said).value).toEqual({
    amount: 72,
    label: '西镇',
  })
})

test('a name that stays as it is, is no correction', () => {
  const said = { amount: 72, label: '东镇', reason }
  expect(correction(notice(null), 'row:0:0', said).value).toEqual({ amount: 72 })
})

test('a target without an amount is pending, in the unit that was said', () => {
  expect(correction(notice(null), 'target:0', { amount: null, unit: 'mL', reason }).value).toEqual({
    amount: null,
    status: 'pending',
    unit: 'mL',
  })
})
