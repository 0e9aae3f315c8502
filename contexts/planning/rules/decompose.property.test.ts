import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plan } from './given.ts'
import { tightened, type WitnessNode, witnessTree } from './witness.ts'

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
