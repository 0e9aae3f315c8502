import { describe, expect, test } from 'vitest'
import { district, heading, part } from '../given.ts'
import { targetEquation } from './target-equation.ts'

const values = (equation: ReturnType<typeof targetEquation>) =>
  equation?.parts.map(({ of, value, open }) => [of.is, value, open])

describe('the equation of targets', () => {
  test('is the groups, and what the pending tracks share between them', () => {
    const equation = targetEquation(district.targets)
    expect(equation?.total.value).toBe(2977)
    expect(values(equation)).toEqual([
      ['part', 1108, false],
      ['part', 1055, false],
      ['pending', 814, true],
    ])
    expect(equation?.track).toMatchObject({ equal: true, asNoticed: true })
  })

  test('always comes to the total, also while something is not given out', () => {
    const equation = targetEquation([
      heading('total', null, { amount: 12_173 }),
      heading('group', 'total', { kind: 'track', amount: 8065 }),
      heading('street', 'total', { kind: 'track', track: 'individual', amount: 4000 }),
    ])
    expect(values(equation)).toEqual([
      ['unallocated', 8065, true],
      ['part', 4000, false],
      ['unallocated', 108, true],
    ])
  })

  test('tells counties and other units apart where there are no groups', () => {
    const equation = targetEquation([
      heading('total', null, { amount: 30 }),
      heading('group', 'total', { kind: 'track', amount: 30 }),
      part('慈利县', 'group', { amount: 20, unitKind: 'county' }),
      part('人民医院', 'group', { amount: 10, unitKind: 'institution' }),
    ])
    expect(values(equation)).toEqual([
      ['places', 20, false],
      ['bodies', 10, false],
    ])
  })

  test('does not say that the notice agrees when its line has another figure', () => {
    const changed = district.targets.map((target) =>
      target.key === 'group'
        ? { ...target, source: { line: 24, text: '团体 2,000 人份' } }
        : target,
    )
    expect(targetEquation(changed)?.track?.asNoticed).toBe(false)
  })

  test('is not there before a total is stated', () => {
    expect(targetEquation([heading('total', null, { amount: null })])).toBeNull()
  })
})
