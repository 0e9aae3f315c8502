import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decomposeFile } from '#contexts/planning/decompose-file.ts'
import { type Shares, splitter } from '#contexts/planning/rules/apportion.ts'
import { decompose } from '#contexts/planning/rules/decompose.ts'
import { layOut, type Tree } from '#contexts/planning/rules/tree.ts'
import { type WitnessNode, witness, witnessTree } from '#contexts/planning/rules/witness.ts'
import type { Figure, Timed } from './bench.ts'

/** Splitting a target: over many units at once, over a whole region, and from file to file. */
export async function* figures(): AsyncGenerator<Figure> {
  yield splitFigure(1_000, { atMost: 2.5 })
  yield splitFigure(50_000, { atMost: 1.5 })
  yield splitFigure(500_000, { atMost: 1.5 })
  yield growth()
  yield treeFigure()

  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    yield await fileGrowth(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

function splitFigure(n: number, target: Figure['target']): Figure {
  const job = splitting(n)
  return {
    name: `split ${n.toLocaleString('en-US')} units, floors and caps`,
    ours: job,
    limit: sorting(n),
    target,
    rounds: n > 100_000 ? 9 : 31,
    check: job.check,
  }
}

function growth(): Figure {
  const [large, small] = [splitting(500_000), splitting(50_000)]
  return {
    name: 'ten times the units',
    ours: large,
    limit: { ...small, name: 'a split of 50,000' },
    target: { atMost: 12 },
    rounds: 9,
    check: large.check,
  }
}

function treeFigure(): Figure {
  const random = randomFrom(3)
  const tree = region(50_000, random)
  const total = 600_000
  let amounts = new Float64Array()
  return {
    name: 'region of 1, 16, 240 and 50,000 units',
    ours: {
      run() {
        const split = decompose(total, tree)
        if (!split.ok) throw new Error(JSON.stringify(split.faults[0]))
        amounts = split.value as Float64Array<ArrayBuffer>
      },
    },
    limit: sorting(50_000),
    target: { atMost: 1.5 },
    rounds: 31,
    check() {
      const expected = witnessTree(BigInt(total), asWitness(tree, 0))
      for (const [row, id] of tree.ids.entries()) {
        if (BigInt(amounts[row]!) !== expected?.get(id))
          throw new Error(`${id} has a wrong amount.`)
      }
    },
  }
}

async function fileGrowth(folder: string): Promise<Figure> {
  const job = async (n: number) => {
    const [file, out] = [join(folder, `${n}.csv`), join(folder, `${n}.plan.csv`)]
    await writeFile(file, csvOf(region(n, randomFrom(4))))
    return { run: () => decomposeFile({ file, total: String(n * 12), out }), out, n }
  }
  const [large, small] = [await job(500_000), await job(50_000)]
  return {
    name: 'ten times the file, read, split and written',
    ours: large,
    limit: { ...small, name: 'a file of 50,000 lines' },
    target: { atMost: 15 },
    rounds: 5,
    async check() {
      for (const { out, n } of [large, small]) {
        const amounts = (await readFile(out, 'utf8')).split('\n').slice(1, -1)
        const leaves = amounts.slice(-n).map((line) => Number(line.split(',')[1]))
        const sum = leaves.reduce((left, amount) => left + amount, 0)
        if (sum !== n * 12) throw new Error(`The units add up to ${sum}.`)
      }
    },
  }
}

/** Units with head-counts as weights, half with a floor, two thirds with a cap. */
function units(n: number, random: () => number): Shares & { readonly weights: Float64Array } {
  const floors = Float64Array.from({ length: n }, () => (random() < 0.5 ? 0 : (random() * 5) | 0))
  return {
    weights: Float64Array.from({ length: n }, () => (random() * 1000) | 0),
    floors,
    caps: floors.map((floor) => (random() < 1 / 3 ? Infinity : floor + 5 + ((random() * 30) | 0))),
  }
}

function splitting(n: number): Timed & { check: () => void } {
  const shares = units(n, randomFrom(n))
  const amounts = new Float64Array(n)
  const split = splitter(shares, amounts)
  const total = n * 8
  return {
    run() {
      if (split(total, 0, n) !== 0) throw new Error('Units are left over.')
    },
    check() {
      const sum = amounts.reduce((left, amount) => left + amount, 0)
      if (sum !== total) throw new Error(`The units add up to ${sum}.`)
      const isBroken = amounts.some((each, i) => each < shares.floors[i]! || each > shares.caps[i]!)
      if (isBroken) throw new Error('A bound is broken.')
      if (n <= 1000) compareWithWitness(shares, amounts, total)
    },
  }
}

function compareWithWitness(
  { weights, floors, caps }: ReturnType<typeof units>,
  amounts: Float64Array,
  total: number,
): void {
  const expected = witness(
    BigInt(total),
    Array.from(weights, (weight, i) => ({
      weight: BigInt(weight),
      floor: BigInt(floors[i]!),
      cap: caps[i] === Infinity ? null : BigInt(caps[i]!),
    })),
  )
  if (typeof expected === 'bigint' || expected.some((each, i) => BigInt(amounts[i]!) !== each)) {
    throw new Error('The split is not that of the exact reference.')
  }
}

function sorting(n: number): Figure['limit'] {
  const random = randomFrom(n)
  const values = Float64Array.from({ length: n }, random)
  let copy = values
  return {
    name: `Float64Array.sort of ${n.toLocaleString('en-US')}`,
    prepare() {
      copy = values.slice()
    },
    run: () => copy.sort(),
  }
}

/** A district with 16 towns, 15 villages in each, and n units spread over the villages. */
function region(n: number, random: () => number): Tree {
  const above = [1, 16, 240].flatMap((count, level) =>
    Array.from({ length: count }, (_, i) => ({
      id: `${level}.${i}`,
      parent: parentOf(level, i, 16),
    })),
  )
  const below = Array.from({ length: n }, (_, i) => ({
    id: `u${i}`,
    parent: `2.${Math.floor(random() * 240)}`,
  }))
  const nodes = [...above, ...below]
  const { weights, floors, caps } = units(nodes.length, random)
  const tree = layOut({
    ids: nodes.map(({ id }) => id),
    parents: nodes.map(({ parent }) => parent),
    weights: Array.from(weights, (digits) => ({ digits: digits + 1, decimals: 0 })),
    floors: Array.from(floors, (floor, row) => (row < above.length ? 0 : floor)),
    caps: Array.from(caps, (cap, row) => (row < above.length ? Infinity : cap)),
    lines: nodes.map((_, row) => row + 2),
  })
  if (!tree.ok) throw new Error(JSON.stringify(tree.faults[0]))
  return tree.value
}

const parentOf = (level: number, i: number, towns: number): string =>
  level === 0 ? '' : level === 1 ? '0.0' : `1.${i % towns}`

function csvOf({ ids, rows, parents, shares }: Tree): string {
  const lines: string[] = []
  for (const [place, row] of rows.entries()) {
    const parent = parents[place]! < 0 ? '' : ids[rows[parents[place]!]!]!
    const cap = shares.caps[place] === Infinity ? '' : shares.caps[place]
    lines[row] = `${ids[row]},${parent},${shares.weights[place]},${shares.floors[place]},${cap}`
  }
  return `id,parent,weight,floor,cap\n${lines.join('\n')}\n`
}

function asWitness(tree: Tree, place: number): WitnessNode {
  const { shares, children, ids, rows } = tree
  const cap = shares.caps[place]!
  return {
    id: ids[rows[place]!]!,
    weight: BigInt(shares.weights[place]!),
    floor: BigInt(shares.floors[place]!),
    cap: cap === Infinity ? null : BigInt(cap),
    children: Array.from({ length: children[place + 1]! - children[place]! }, (_, i) =>
      asWitness(tree, children[place]! + i),
    ),
  }
}

/** Numbers that look random and are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 0) / 2 ** 32
  }
}
