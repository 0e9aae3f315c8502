import { describe, expect, test } from 'vitest'
import { counted, district, heading, part } from '../given.ts'
import { methodsFor, propose, suggestions } from './allocating.ts'

const group = heading('group', null, { kind: 'group', amount: 100 })
const a = part('a', 'group', { amount: 30, ...counted(1000, 0.06) })
const b = part('b', 'group', { amount: 70, ...counted(3000, 0.025) })

const amounts = (result: ReturnType<typeof propose>) =>
  result.ok ? result.value.map(({ amount }) => amount) : result.faults.map(({ code }) => code)

describe('the assistant', () => {
  test('shares by head-count, within the caps of the region', () => {
    const result = propose({ ...group, amount: 60 }, [a, b], {
      method: 'headcount',
      wishes: new Map(),
    })
    expect(amounts(result)).toEqual([15, 45])
    expect(amounts(propose(group, [a, b], { method: 'headcount', wishes: new Map() }))).toEqual([
      25, 75,
    ])
    expect(
      amounts(
        propose({ ...group, amount: 110 }, [a, b], { method: 'headcount', wishes: new Map() }),
      ),
    ).toEqual([35, 75])
  })

  test('keeps what is fixed, and a wish may lower a cap but never lift it', () => {
    const fixed = new Map([['a', { fixed: true }]])
    expect(amounts(propose(group, [a, b], { method: 'headcount', wishes: fixed }))).toEqual([
      30, 70,
    ])
    const lifted = new Map([['b', { cap: 90, weight: 3 }]])
    expect(
      amounts(propose({ ...group, amount: 130 }, [a, b], { method: 'weights', wishes: lifted })),
    ).toEqual([55, 75])
  })

  test('says what does not fit instead of proposing anything', () => {
    expect(
      amounts(propose({ ...group, amount: 136 }, [a, b], { method: 'weights', wishes: new Map() })),
    ).toEqual(['target-above-caps'])
  })
})

describe('the column of suggestions', () => {
  test('is there only where every unit of the group can be weighed', () => {
    expect([...suggestions([group, a, b])]).toEqual([
      ['group', 100],
      ['a', 25],
      ['b', 75],
    ])
    expect(suggestions([group, a, part('c', 'group', { amount: 1 })]).size).toBe(0)
    expect(suggestions(district.targets).size).toBe(0)
  })

  test('offers no method that nothing is known for', () => {
    expect(methodsFor(district.targets)).toEqual(['weights'])
    expect(methodsFor([a, b])).toEqual(['headcount', 'weights'])
  })
})
