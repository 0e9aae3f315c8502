import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { openSolver, type Solver } from '#platform/solver/solve.ts'
import type { Capacity } from '../../feasibility/rules/capacity.ts'
import { periodsOf } from '../../feasibility/rules/periods.ts'
import type { DraftItem, DraftTarget } from '../../rules/draft.ts'
import { changesOf } from './accept.ts'
import { arrange } from './arrange.ts'
import { defaultWeights } from './instance.ts'
import { asked, type Question } from './question.ts'
import type { Means } from './solving.ts'
import { type Told, told } from './told.ts'

let solver: Solver
beforeAll(async () => {
  solver = await openSolver()
})
const means = (milliseconds = 60_000): Means => ({
  ...{ solve: solver.solve, left: () => milliseconds, told: () => {} },
})

const column = (shifts: number): Capacity => ({
  ...{ shifts, renfen: shifts * 100, spareShifts: 0, spareRenfen: 0, unknownDays: 0 },
})
const target = (
  key: string,
  amount: number | null,
  part: Partial<DraftTarget> = {},
): DraftTarget => ({
  ...{ key, parentKey: 'all', kind: 'unit', track: 'group', label: key, unitId: `u-${key}` },
  ...{ amount, status: amount === null ? 'pending' : 'stated', bound: 'exactly' },
  ...{ note: null, source: null },
  ...part,
})
const item = (
  key: string,
  targetKey: string,
  amount: number,
  from: string,
  to: string,
): DraftItem => ({
  ...{
    key,
    targetKey,
    label: null,
    area: null,
    from: day(from),
    to: day(to),
    text: '',
    amount,
    source: null,
  },
})
const group = target('all', null, { parentKey: null, kind: 'track', unitId: null })
/** Twelve months of two 车·班, 100 人份 each. */
const question = (part: Partial<Question>): Question => ({
  ...{ year: 2027, grain: 'month', targets: [], items: [], fixed: [], wishes: [], need: null },
  ...{ capacity: periodsOf(2027, 'month').map(() => column(2)), groups: new Map(), band: 0.1 },
  weights: defaultWeights,
  ...part,
})
const run = (of: Question, by = means()): Told => {
  const it = asked(of)
  return told(it, arrange(it.instance, by))
}
const proposalOf = (found: Told) => {
  if (found.is !== 'proposal') throw new Error('there is no proposal')
  return found
}

describe('What is asked', () => {
  const targets = [group, target('a', 300), target('b', 100), target('c', null)]
  const items = [
    item('a1', 'a', 120, '2027-03-01', '2027-03-31'),
    item('p', 'b', 100, '2027-05-01', '2027-05-31'),
  ]

  test('every span, and what of a target has no place yet; what is pending is not asked', () => {
    const { pieces } = asked(question({ targets, items }))
    expect([...pieces].map(([key, { amount }]) => [key, amount])).toEqual([
      ['a1', 120],
      ['rest:a', 180],
      ['p', 100],
    ])
  })

  test('a fixed span stays and takes its room; a pooled row stays, and its members owe it their rest', () => {
    const pooled = [...items, item('pool', 'all', 50, '2027-02-01', '2027-02-28')]
    const { pieces, instance, fixed } = asked(question({ targets, items: pooled, fixed: ['p'] }))
    expect([...pieces.keys()]).toEqual(['a1'])
    expect([fixed[1], fixed[4]]).toEqual([50, 100])
    expect([instance.slots[1]!.room, instance.slots[4]!.room]).toEqual([150, 100])
  })

  test('individuals are not visited', () => {
    const own = [target('i', 500, { track: 'individual', kind: 'track', unitId: null })]
    const { pieces, fixed } = asked(
      question({ targets: own, items: [item('x', 'i', 500, '2027-01-01', '2027-12-31')] }),
    )
    expect([pieces.size, fixed.every((amount) => amount === 0)]).toEqual([0, true])
  })

  test('a column that a forbidden span touches is shut; the need lies by the days of its months', () => {
    const wishes = [
      {
        ...{ unitId: 'u-a', stance: 'forbidden' as const },
        from: day('2027-03-31'),
        to: day('2027-04-01'),
      },
    ]
    const need = { weights: [12, ...Array(11).fill(0)], source: '测试' }
    const { instance } = asked(
      question({
        targets,
        items,
        wishes,
        need,
        grain: 'xun',
        capacity: periodsOf(2027, 'xun').map(() => column(1)),
      }),
    )
    const [block] = instance.blocks
    expect(block!.allowed.map((is, at) => (is ? null : at)).filter((at) => at !== null)).toEqual([
      8, 9,
    ])
    expect(instance.slots.slice(0, 4).map(({ high }) => high)).toEqual([142, 142, 157, 0])
  })
})

describe('A proposal', () => {
  const targets = [group, ...Array.from({ length: 5 }, (_, n) => target(`t${n}`, 60 + 7 * n))]
  const capacity = periodsOf(2027, 'month').map((_period, at) => ({
    ...column(1),
    renfen: at % 2 === 0 ? 100 : 90,
  }))
  const need = { weights: [4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0], source: '测试' }
  const of = question({ targets, capacity, need })

  test('of the same plan is the same, letter by letter', () => {
    expect(JSON.stringify(run(of))).toBe(JSON.stringify(run(of)))
  })

  test('places the whole of every target, within the room, and says what it comes to', () => {
    const found = proposalOf(run(of))
    expect(found.method).toBe('proven')
    expect(found.gap).toBeLessThanOrEqual(0.01)
    expect(found.items.reduce((sum, { amount }) => sum + amount, 0)).toBe(370)
    expect(found.slots.every(({ load, room }) => load! <= room)).toBe(true)
    expect(changesOf(found.items)).toHaveLength(5)
  })

  test('keeps a good plan as it is: nothing to change', () => {
    const first = proposalOf(run(of))
    const items = first.items.map(({ targetKey, amount, span }, n) =>
      item(`i${n}`, targetKey, amount, span.from, span.to),
    )
    const again = proposalOf(run({ ...of, items }))
    expect(again.score.moved).toBe(0)
    expect(changesOf(again.items)).toEqual([])
  })

  test('says which columns are full, and what one more 车·班 there would give', () => {
    const full = question({
      targets: [group, target('a', 190), target('b', 190), target('c', 190)],
      capacity: periodsOf(2027, 'month').map((_period, at) => column(at < 3 ? 2 : 0)),
      need: { weights: [3, 1, 1, ...Array(9).fill(0)], source: '测试' },
    })
    const found = proposalOf(run(full))
    expect(found.full.map(({ at }) => at)).toEqual([0, 1, 2])
    const shift = found.whatIfs.find(({ is }) => is === 'shift')!
    expect(shift.columns).toEqual([0, 1, 2])
    expect(shift.score.points).toBeLessThanOrEqual(found.score.points)
  })

  test('says what forbidden columns cost, and what is fixed', () => {
    const wishes = [
      {
        unitId: 'u-a',
        stance: 'forbidden' as const,
        from: day('2027-01-01'),
        to: day('2027-01-31'),
      },
    ]
    const shut = question({
      targets: [group, target('a', 150), target('b', 150)],
      capacity: periodsOf(2027, 'month').map((_period, at) => column(at < 2 ? 2 : 0)),
      items: [item('b1', 'b', 150, '2027-01-01', '2027-01-31')],
      need: { weights: [1, 1, ...Array(10).fill(0)], source: '测试' },
      wishes,
    })
    const it = asked({ ...shut, fixed: ['b1'] })
    const outcome = arrange(it.instance, means(), asked(shut).instance)
    if (outcome.is !== 'proposal') throw new Error('there is no proposal')
    expect(outcome.proposal.whatIfs.map(({ is }) => is)).toEqual(['shift', 'wishes', 'fixed'])
    expect(outcome.proposal.choice[0]).toMatchObject({ first: 1, last: 1 })
  })

  test('without time is the rule’s, and says by how much it may be worse', () => {
    const found = proposalOf(run(of, means(0)))
    expect(found.method).toBe('rule')
    expect(found.whatIfs).toEqual([])
    const best = proposalOf(run(of))
    expect(found.score.points).toBeGreaterThanOrEqual(best.bound)
    expect(found.bound).toBeLessThanOrEqual(best.score.points)
    expect(JSON.stringify(run(of, means(0)))).toBe(JSON.stringify(found))
  })

  test('of a year too large to search at once goes group by group, and says so', () => {
    const many = Array.from({ length: 200 }, (_, n) => target(`t${n}`, 10 + (n % 7)))
    const large = question({
      targets: [group, ...many],
      capacity: periodsOf(2027, 'month').map(() => column(3)),
      groups: new Map(many.map(({ unitId }, n) => [unitId!, `镇${n % 4}`])),
    })
    const found = proposalOf(run(large))
    expect(found.method).toBe('by-groups')
    expect(found.groups).toEqual({ searched: 4, of: 4 })
    expect(found.slots.every(({ load, room }) => load! <= room)).toBe(true)
    const rule = proposalOf(run(large, means(0)))
    expect(found.score.points).toBeLessThanOrEqual(rule.score.points)
    expect(rule.method).toBe('rule')
  })
})

describe('Where there is no way', () => {
  const capacity = periodsOf(2027, 'month').map((_period, at) => column(at < 2 ? 2 : 0))

  test('each kind of bound is told with the least that would have to give way', () => {
    const found = run(
      question({
        targets: [group, target('a', 150), target('b', 150), target('c', 140)],
        capacity,
      }),
    )
    if (found.is !== 'no-way') throw new Error('there is a way')
    expect(found.proven).toBe(true)
    const [room, left] = found.reliefs
    expect(room).toMatchObject({ is: 'room', renfen: 40, proven: true })
    expect(left).toMatchObject({ is: 'left', blocks: [{ label: 'c', amount: 140 }], renfen: 140 })
    expect(found.reliefs).toHaveLength(2)
  })

  test('what is told is enough: with it there is a way', () => {
    const targets = [group, target('a', 150), target('b', 150), target('c', 140)]
    const found = run(question({ targets, capacity }))
    const room = found.is === 'no-way' ? found.reliefs[0] : undefined
    if (room?.is !== 'room') throw new Error('no room is told of')
    const more = capacity.map((one, at) => {
      const wanted = room.columns.find((column) => column.at === at)?.renfen ?? 0
      return { ...one, renfen: one.renfen + wanted }
    })
    expect(run(question({ targets, capacity: more })).is).toBe('proposal')
  })

  test('where wishes stand in the way, they are named', () => {
    const wishes = [
      {
        unitId: 'u-b',
        stance: 'forbidden' as const,
        from: day('2027-01-01'),
        to: day('2027-02-28'),
      },
    ]
    const found = run(
      question({ targets: [group, target('a', 150), target('b', 150)], capacity, wishes }),
    )
    if (found.is !== 'no-way') throw new Error('there is a way')
    expect(found.alone).toMatchObject([{ label: 'b', amount: 150 }])
    expect(found.reliefs.find(({ is }) => is === 'wishes')).toMatchObject({
      blocks: [{ label: 'b' }],
      renfen: 150,
    })
  })

  test('without time nothing is called impossible that was not proven so', () => {
    const targets = [group, target('a', 190), target('b', 110), target('c', 90)]
    const found = run(
      question({ targets, capacity: capacity.map((one, at) => (at === 1 ? column(1) : one)) }),
      means(0),
    )
    expect(found).toMatchObject({ is: 'no-way', proven: false, reliefs: [] })
  })
})
