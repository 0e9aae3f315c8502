import { describe, expect, test } from 'vitest'
import { regionsToImport, regionsToSee } from './regions.ts'
import { countedIn } from './sums.ts'

const held = (
  role: 'blood-office-officer' | 'blood-office-approver' | 'liaison',
  name: string,
) => ({
  role,
  regionId: name,
  regionName: name,
})
const names = (of: readonly { readonly name: string }[]) => of.map(({ name }) => name)

describe('The regions of the tallies', () => {
  test('an officer imports for the regions of that role, each offered once', () => {
    const all = [
      held('blood-office-officer', '云河区'),
      held('blood-office-approver', '青浦区'),
      held('blood-office-officer', '云河区'),
    ]
    expect(names(regionsToImport(all))).toEqual(['云河区'])
  })

  test('an approver looks at imports and takes none in', () => {
    const all = [held('blood-office-approver', '青浦区')]
    expect(names(regionsToSee(all, []))).toEqual(['青浦区'])
    expect(regionsToImport(all)).toEqual([])
  })

  test('own regions come before others that have a plan; a liaison’s town is none', () => {
    const all = [held('liaison', '东镇'), held('blood-office-officer', '云河区')]
    const plans = ['青浦区', '云河区'].map((name) => ({ regionId: name, regionName: name }))
    expect(names(regionsToSee(all, plans))).toEqual(['云河区', '青浦区'])
  })
})

test('what was taken back is in no sum, and visits are not added to units', () => {
  const batch = {
    id: 'a',
    fileName: 'a.csv',
    importedBy: null,
    importedAt: '2020-11-01T00:00:00Z',
    demo: false,
    rows: 2,
    from: null,
    to: null,
    visits: 10,
    renfen: 15.5,
    revertedBy: null,
    revertedAt: null,
    reason: null,
  }
  const reverted = { ...batch, revertedAt: '2020-11-02T00:00:00Z', reason: '错了' }
  expect(countedIn([batch, reverted, batch])).toEqual({ rows: 4, visits: 20, renfen: 31 })
})
