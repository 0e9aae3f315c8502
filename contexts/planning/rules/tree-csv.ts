import { csvField, csvReader } from './csv.ts'
import { type Decimal, readAmount, readDecimal } from './decimal.ts'
import type { Result, TreeFault } from './faults.ts'
import type { TreeTable } from './tree.ts'

/** The columns of a tree, in this order. */
export const treeHeader = 'id,parent,weight,floor,cap'
const columns = 5
const mostFaults = 100

/** Takes the text of a tree's table piece by piece. */
export interface TreeReader {
  /** False when enough is wrong to stop reading. */
  write(text: string): boolean
  /** The table, or everything that is wrong with its rows, up to a hundred faults. */
  end(): Result<TreeTable, TreeFault>
}

/**
 * Reads a tree: an empty parent is the root, an empty floor 0, an empty cap none, and the root may
 * leave its weight out. Spaces around a field do not count; a byte order mark is no part of the
 * text. Whether the rows are one tree is for `layOut` to say.
 */
export function treeReader(): TreeReader {
  const faults: TreeFault[] = []
  const table: Columns = { ids: [], parents: [], weights: [], floors: [], caps: [], lines: [] }
  let expects: 'header' | 'nodes' | 'nothing' = 'header'
  const csv = csvReader((fields, line) => {
    for (let i = 0; i < fields.length; i++) fields[i] = fields[i]!.trim()
    if (expects === 'header') {
      expects = fields.join(',') === treeHeader ? 'nodes' : 'nothing'
      if (expects === 'nothing') faults.push(wrongHeader(fields))
    } else if (expects === 'nodes' && fields.some((field) => field !== '')) {
      readRow(fields, { line, table, faults })
      if (faults.length >= mostFaults) expects = 'nothing'
    }
  })

  return {
    write: (text) => expects !== 'nothing' && csv.write(text),
    end() {
      const fault = expects === 'nothing' ? undefined : csv.end()
      if (fault !== undefined) faults.push(fault)
      else if (faults.length === 0 && table.ids.length === 0) faults.push({ code: 'nothing-in-it' })
      return faults.length > 0
        ? { ok: false, faults: faults.slice(0, mostFaults) }
        : { ok: true, value: table }
    },
  }
}

/** Lines `id,amount` under their header, in the order of the rows, in pieces of some 64 kB. */
export function* writeAmounts(ids: readonly string[], amounts: Float64Array): Generator<string> {
  let piece = 'id,amount\n'
  for (let row = 0; row < ids.length; row++) {
    piece += `${csvField(ids[row]!)},${amounts[row]!}\n`
    if (piece.length < 65_536) continue
    yield piece
    piece = ''
  }
  yield piece
}

interface Columns {
  readonly ids: string[]
  readonly parents: string[]
  readonly weights: Decimal[]
  readonly floors: number[]
  readonly caps: number[]
  readonly lines: number[]
}

function readRow(
  fields: readonly string[],
  { line, table, faults }: { line: number; table: Columns; faults: TreeFault[] },
): void {
  if (fields.length !== columns) {
    faults.push({ code: 'field-count', line, found: fields.length })
    return
  }
  const [id, parent, weightText, floorText, capText] = fields as [
    string,
    string,
    string,
    string,
    string,
  ]
  if (id === '') {
    faults.push({ code: 'id-missing', line })
    return
  }
  const weight = readWeight(weightText, parent === '')
  if (typeof weight === 'string') {
    faults.push({ code: 'weight-invalid', line, id, text: weightText, why: weight })
  }
  const floor = floorText === '' ? 0 : readAmount(floorText)
  if (typeof floor === 'string') {
    faults.push({ code: 'bound-invalid', line, id, bound: 'floor', text: floorText, why: floor })
  }
  const cap = capText === '' ? Infinity : readAmount(capText)
  if (typeof cap === 'string') {
    faults.push({ code: 'bound-invalid', line, id, bound: 'cap', text: capText, why: cap })
  }
  if (typeof weight === 'string' || typeof floor === 'string' || typeof cap === 'string') return
  if (floor > cap) faults.push({ code: 'cap-below-floor', line, id, floor, cap })

  table.ids.push(id)
  table.parents.push(parent)
  table.weights.push(weight)
  table.floors.push(floor)
  table.caps.push(cap)
  table.lines.push(line)
}

function readWeight(text: string, isRoot: boolean): ReturnType<typeof readDecimal> | 'missing' {
  if (text !== '') return readDecimal(text)
  return isRoot ? { digits: 0, decimals: 0 } : 'missing'
}

const wrongHeader = (fields: readonly string[]): TreeFault => ({
  code: 'header-wrong',
  found: fields.join(',').slice(0, 200),
  expected: treeHeader,
})
