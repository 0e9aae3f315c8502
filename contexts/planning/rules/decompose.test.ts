import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decompose } from './decompose.ts'
import { faultText } from './fault-words.ts'
import { layOut } from './tree.ts'
import { treeHeader, treeReader } from './tree-csv.ts'
import { tightened, type WitnessNode, witnessTree } from './witness.ts'

function plan(total: number, rows: readonly string[]) {
  const reader = treeReader()
  reader.write([treeHeader, ...rows].join('\n'))
  const table = reader.end()
  const tree = table.ok ? layOut(table.value) : table
  if (!tree.ok) return tree
  const split = decompose(total, tree.value)
  if (!split.ok) return split
  return {
    ok: true,
    value: tree.value.ids.map((id, row) => [id, split.value[row]] as const),
  } as const
}

const amounts = (total: number, rows: readonly string[]) => {
  const result = plan(total, rows)
  if (!result.ok) throw new Error(result.faults.map((fault) => faultText(fault).en).join('\n'))
  return Object.fromEntries(result.value)
}

const refusals = (total: number, rows: readonly string[]) => {
  const result = plan(total, rows)
  if (result.ok) throw new Error('It was split.')
  return result.faults
}

describe('a target split over a region', () => {
  test('the root gets all, the towns share it, the villages share what their town gets', () => {
    const region = ['区,,,,', '东镇,区,2,,', '西镇,区,1,,', '东一村,东镇,1,,', '东二村,东镇,3,,']
    expect(amounts(1200, region)).toEqual({
      区: 1200,
      东镇: 800,
      西镇: 400,
      东一村: 200,
      东二村: 600,
    })
  })

  test('a child may stand before its parent, and the result keeps the order of the file', () => {
    const result = plan(10, ['村,镇,1,,', '镇,区,1,,', '区,,1,,'])
    expect(result.ok && result.value).toEqual([
      ['村', 10],
      ['镇', 10],
      ['区', 10],
    ])
  })

  test('a town gives no less than its villages must have, and no more than they can take', () => {
    const region = ['区,,,,', '东镇,区,1,,', '西镇,区,1,,', '东村,东镇,1,70,', '西村,西镇,1,,20']
    expect(amounts(100, region)).toEqual({ 区: 100, 东镇: 80, 西镇: 20, 东村: 80, 西村: 20 })
  })

  test('decimal weights are what is written: three tenths are not a rounded double', () => {
    const region = ['r,,,,', 'a,r,0.1,,', 'b,r,0.2,,', 'c,r,0.3,,']
    expect(amounts(5, region)).toEqual({ r: 5, a: 1, b: 2, c: 2 })
    expect(amounts(6, region)).toEqual({ r: 6, a: 1, b: 2, c: 3 })
  })

  test('weights with more digits than a double holds still decide', () => {
    const region = ['r,,,,', 'a,r,0.10000000000000000000000000000001,,', 'b,r,0.1,,', 'c,r,0.1,,']
    expect(amounts(1, ['r,,,,', 'a,r,0.1,,', 'b,r,0.10000000000000000000000000000001,,'])).toEqual({
      r: 1,
      a: 0,
      b: 1,
    })
    expect(amounts(2, region)).toEqual({ r: 2, a: 1, b: 1, c: 0 })
  })

  test('the largest amounts are exact', () => {
    const most = Number.MAX_SAFE_INTEGER
    const region = [
      'r,,,,',
      `a,r,1,,`,
      `b,r,1,,${2 ** 52 - 1}`,
      'c,a,1,,',
      `d,a,2,${most - 2 ** 52},`,
    ]
    const split = amounts(most, region)
    expect(BigInt(split.a!) + BigInt(split.b!)).toBe(BigInt(most))
    expect(BigInt(split.c!) + BigInt(split.d!)).toBe(BigInt(split.a!))
  })

  test('a lone root gets the total, within its own bounds', () => {
    expect(amounts(7, ['区,,0,,'])).toEqual({ 区: 7 })
    expect(refusals(7, ['区,,1,,6'])).toMatchObject([{ code: 'total-above-caps', by: 1 }])
  })

  test('a chain of a hundred thousand nodes is no trouble', () => {
    const chain = Array.from(
      { length: 100_000 },
      (_, i) => `n${i},${i === 0 ? '' : `n${i - 1}`},1,,`,
    )
    expect(amounts(3, chain).n99999).toBe(3)
  })
})

describe('a target that does not fit is refused with the place and the amount', () => {
  test.each<[string, number, string[], object[], string]>([
    [
      'more than all caps',
      15_987,
      ['r,,,,', 'a,r,1,,15000', 'b,r,1,,964'],
      [{ code: 'total-above-caps', id: 'r', most: 15_964, by: 23 }],
      'The total 15,987 is too large: the caps of "r" and below allow at most 15,964, 23 fewer.',
    ],
    [
      'less than all floors',
      10,
      ['r,,,,', 'a,r,1,8,', 'b,r,1,5,'],
      [{ code: 'total-below-floors', id: 'r', least: 13, by: 3 }],
      'The total 10 is too small: the floors of "r" and below add up to 13, 3 more.',
    ],
    [
      'caps below a floor',
      5000,
      ['青浦,,,,', '华新镇,青浦,1,1000,', '甲村,华新镇,1,,400', '乙村,华新镇,1,,500'],
      [{ code: 'caps-below-floor', id: '华新镇', most: 900, floor: 1000, by: 100 }],
      'The caps under "华新镇" allow at most 900 but its floor is 1,000: 100 too many.',
    ],
    [
      'floors above a cap, and nothing said of the towns above it',
      5000,
      ['区,,,,10', '镇,区,1,,300', '甲,镇,1,200,', '乙,镇,1,150,'],
      [{ code: 'floors-above-cap', id: '镇', least: 350, cap: 300, by: 50 }],
      'The floors under "镇" add up to 350 but its cap is 300: 50 too many.',
    ],
    [
      'nobody left with a weight',
      10,
      ['r,,,,', 'a,r,1,,', 'b,a,0,2,9', 'c,a,1,,5'],
      [{ code: 'weightless', id: 'a', amount: 10, placed: 7, by: 3 }],
      '"a" gets 10 but those under it can take 7: a weight of 0 gets only its floor and the others are at their caps, so 3 are left over.',
    ],
    [
      'floors past the largest amount',
      10,
      ['r,,,,', `a,r,1,${2 ** 53 - 1},`, 'b,r,1,1,'],
      [{ code: 'floors-too-large', id: 'r' }],
      'The floors under "r" add up to more than 9,007,199,254,740,991.',
    ],
  ])('%s', (_case, total, rows, expected, sentence) => {
    const faults = refusals(total, rows)
    expect(faults).toMatchObject(expected)
    expect(faultText(faults[0]!).en).toBe(sentence)
    expect(faultText(faults[0]!).zh).toMatch(/[一-鿿].*。$/)
  })

  test('every town that contradicts itself is named, in the order of the tree', () => {
    const rows = ['r,,,,', 'a,r,1,5,', 'b,r,1,5,', 'c,a,1,,4', 'd,b,1,,3']
    expect(refusals(9, rows)).toMatchObject([
      { code: 'caps-below-floor', id: 'a', by: 1 },
      { code: 'caps-below-floor', id: 'b', by: 2 },
    ])
  })
})

describe('rows that are not one tree are refused with their lines', () => {
  test.each<[string, string[], object[]]>([
    [
      'a cycle',
      ['r,,,,', 'a,b,1,,', 'b,a,1,,', 'c,b,1,,'],
      [{ code: 'cycle', ids: ['a', 'b'], lines: [3, 4] }],
    ],
    [
      'a cycle without a root',
      ['a,b,1,,', 'b,a,1,,'],
      [{ code: 'cycle', ids: ['a', 'b'], lines: [2, 3] }],
    ],
    ['its own parent', ['r,,,,', 'a,a,1,,'], [{ code: 'cycle', ids: ['a'], lines: [3] }]],
    ['two roots', ['r,,,,', 's,,,,'], [{ code: 'two-roots', ids: ['r', 's'], lines: [2, 3] }]],
    [
      'a missing parent',
      ['r,,,,', 'a,x,1,,'],
      [{ code: 'parent-missing', line: 3, id: 'a', parent: 'x' }],
    ],
    [
      'an id twice',
      ['r,,,,', 'a,r,1,,', 'a,r,2,,'],
      [{ code: 'id-repeated', line: 4, id: 'a', first: 3 }],
    ],
  ])('%s', (_case, rows, expected) => {
    expect(refusals(10, rows)).toMatchObject(expected)
  })
})

interface Sketch {
  readonly weight: number
  readonly decimals: number
  readonly floor: number
  readonly room: number | null
  readonly children: readonly Sketch[]
}

const amount = fc.oneof(fc.constant(0), fc.nat({ max: 9 }), fc.nat({ max: 400 }))
const { sketch } = fc.letrec<{ sketch: Sketch }>((tie) => ({
  sketch: fc.record({
    weight: fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 1_000_000 })),
    decimals: fc.nat({ max: 3 }),
    floor: amount,
    room: fc.option(amount),
    children: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.constant([]),
      fc.array(tie('sketch'), { maxLength: 5 }),
    ),
  }),
}))

/** The rows of a sketch, parents first, and the same tree as the witness takes it. */
function writeDown(root: Sketch): { rows: string[]; witness: WitnessNode } {
  const rows: string[] = []
  const write = (node: Sketch, parent: string): WitnessNode => {
    const id = `n${rows.length}`
    const cap = node.room === null ? null : node.floor + node.room
    const weight = node.weight / 10 ** node.decimals
    rows.push(`${id},${parent},${weight.toFixed(node.decimals)},${node.floor},${cap ?? ''}`)
    return {
      id,
      weight: BigInt(node.weight) * 10n ** BigInt(3 - node.decimals),
      floor: BigInt(node.floor),
      cap: cap === null ? null : BigInt(cap),
      children: node.children.map((child) => write(child, id)),
    }
  }
  return { rows, witness: write(root, '') }
}

const tree = sketch.map(writeDown)

describe('whatever the tree', () => {
  test('the split is that of the exact reference, and refused just when it is', () => {
    let split = 0
    fc.assert(
      fc.property(tree, fc.nat({ max: 3000 }), ({ rows, witness }, extra) => {
        const total = Number(tightened(witness).floor) + extra
        const expected = witnessTree(BigInt(total), witness)
        const result = plan(total, rows)
        const isSound = !hasContradiction(witness)
        expect(result.ok).toBe(isSound && expected !== undefined)
        if (!result.ok) return
        split++
        expect(result.value).toEqual(rows.map((_, i) => [`n${i}`, Number(expected!.get(`n${i}`))]))
      }),
      { numRuns: 4000 },
    )
    expect(split).toBeGreaterThan(500)
  })

  test('every parent is the sum of its children', () => {
    fc.assert(
      fc.property(tree, fc.nat({ max: 3000 }), ({ rows, witness }, extra) => {
        const result = plan(Number(tightened(witness).floor) + extra, rows)
        if (!result.ok) return
        const of = new Map(result.value)
        const check = ({ id, children }: WitnessNode): void => {
          const sum = children.reduce((left, child) => left + of.get(child.id)!, 0)
          if (children.length > 0) expect(sum).toBe(of.get(id))
          children.forEach(check)
        }
        check(witness)
      }),
      { numRuns: 2000 },
    )
  })

  test('where parents stand in the file changes nothing while siblings keep their order', () => {
    fc.assert(
      fc.property(tree, fc.nat({ max: 3000 }), ({ rows, witness }, extra) => {
        const total = Number(tightened(witness).floor) + extra
        const depth = new Map<string, number>()
        for (const row of rows) {
          const [id, parent] = row.split(',') as [string, string]
          depth.set(id, parent === '' ? 0 : depth.get(parent)! + 1)
        }
        const deepestFirst = rows.toSorted(
          (a, b) => depth.get(b.split(',')[0]!)! - depth.get(a.split(',')[0]!)!,
        )
        const [plain, moved] = [plan(total, rows), plan(total, deepestFirst)]
        expect(moved.ok).toBe(plain.ok)
        if (plain.ok && moved.ok) expect(new Map(moved.value)).toEqual(new Map(plain.value))
      }),
      { numRuns: 1000 },
    )
  })
})

/** Whether the tightened bounds of any node cross: such a tree is refused whatever the total. */
function hasContradiction(node: WitnessNode): boolean {
  const { floor, cap } = tightened(node)
  return (cap !== null && floor > cap) || node.children.some(hasContradiction)
}
