import { describe, expect, test } from 'vitest'
import { type TaskFacts, type TaskRights, tasksOf } from './tasks.ts'

const revision = { planId: 'p', regionName: '青浦区', year: 2027, number: 2 }
const facts: TaskFacts = {
  drafts: [
    { ...revision, planId: 'finished', unallocated: 0, unit: 'renfen', returned: null },
    { ...revision, planId: 'rest', unallocated: 8065, unit: 'renfen', returned: null },
    { ...revision, planId: 'back', unallocated: 3, unit: 'renfen', returned: '与市局不一致' },
  ],
  submitted: [{ ...revision, planId: 'ready', hands: ['author', 'author'] }],
  notices: [{ noticeId: 'n', title: '通知', errors: 2 }],
  caps: [
    { regionId: 'r', regionName: '青浦区', basis: 'staff', ratio: 0.065, proposedBy: 'author' },
  ],
}
const none: TaskRights = { changes: false, issues: false, readsNotices: false, approvesCaps: false }
const kinds = (rights: Partial<TaskRights>, who = 'someone') =>
  tasksOf(facts, { ...none, ...rights }, who).map(({ kind }) => kind)

describe('The day’s tasks', () => {
  test('an officer finds what came back first, then notices, remainders and drafts', () => {
    expect(kinds({ changes: true, readsNotices: true })).toEqual([
      'returned',
      'notice',
      'unallocated',
      'draft',
    ])
  })

  test('a draft that came back is one task, not two', () => {
    const tasks = tasksOf(facts, { ...none, changes: true }, 'someone')
    expect(tasks.filter((task) => 'planId' in task && task.planId === 'back')).toEqual([
      { kind: 'returned', reason: '与市局不一致', ...revision, planId: 'back' },
    ])
  })

  test('an approver finds what waits for approval', () => {
    expect(kinds({ issues: true, approvesCaps: true })).toEqual(['approve', 'approve-cap'])
  })

  test('nobody is asked to approve their own', () => {
    expect(kinds({ issues: true, approvesCaps: true }, 'author')).toEqual([])
  })

  test('who only looks has no tasks', () => {
    expect(kinds({})).toEqual([])
  })
})
