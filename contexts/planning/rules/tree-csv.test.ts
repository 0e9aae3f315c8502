import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvField } from './csv.ts'
import { faultText } from './fault-words.ts'
import { treeHeader, treeReader, writeAmounts } from './tree-csv.ts'

function read(...pieces: string[]) {
  const reader = treeReader()
  for (const piece of pieces) reader.write(piece)
  return reader.end()
}

const table = (text: string) => {
  const result = read(text)
  if (!result.ok) throw new Error(result.faults.map((fault) => faultText(fault).en).join('\n'))
  return result.value
}

const faults = (...rows: string[]) => {
  const result = read([treeHeader, ...rows].join('\n'))
  return result.ok ? [] : result.faults
}

describe('the table of a tree', () => {
  test('reads ids, parents, weights and bounds, with empty bounds as none', () => {
    expect(table(`${treeHeader}\nr,,,,\na,r,2.50,1,7\n`)).toEqual({
      ids: ['r', 'a'],
      parents: ['', 'r'],
      weights: [
        { digits: 0, decimals: 0 },
        { digits: 25, decimals: 1 },
      ],
      floors: [0, 1],
      caps: [Infinity, 7],
      lines: [2, 3],
    })
  })

  test.each([
    ['CRLF line ends', `${treeHeader}\r\nr,,,,\r\na,r,1,,\r\n`],
    ['no end of the last line', `${treeHeader}\nr,,,,\na,r,1,,`],
    ['blank lines and rows of empty fields', `\n${treeHeader}\n\nr,,,,\n,,,,\na,r,1,,\n\n`],
    ['spaces around fields', ` id, parent,weight ,floor,cap\nr,,,,\n a, r,1 ,　,\n`],
    [
      'every field in quotes',
      `"id","parent","weight","floor","cap"\n"r","","","",""\n"a","r","1","",""\n`,
    ],
  ])('is the same with %s', (_case, text) => {
    expect(table(text)).toMatchObject({
      ids: ['r', 'a'],
      parents: ['', 'r'],
      caps: [Infinity, Infinity],
    })
  })

  test('takes commas, quotes and line ends inside quoted fields, and still counts lines', () => {
    const { ids, lines } = table(`${treeHeader}\nr,,,,\n"甲,""乙""\n丙",r,1,,\nb,r,1,,\n`)
    expect(ids).toEqual(['r', '甲,"乙"\n丙', 'b'])
    expect(lines).toEqual([2, 3, 5])
  })

  test.each<[string, string, object]>([
    ['weight written with an exponent', '1.5e-05', { digits: 15, decimals: 6 }],
    ['weight with an exponent upwards', '12E3', { digits: 12_000, decimals: 0 }],
    ['weight without digits before the point', '.5', { digits: 5, decimals: 1 }],
    ['weight of 20 digits', '12345678901234567891', { digits: 12345678901234567891n, decimals: 0 }],
    ['weight of 0.000', '0.000', { digits: 0, decimals: 0 }],
  ])('a %s is exact', (_case, text, weight) => {
    expect(table(`${treeHeader}\nr,,,,\na,r,${text},,`).weights[1]).toEqual(weight)
  })
})

describe('a row that is no node is refused with its line', () => {
  test.each<[string, string, object]>([
    [
      'a negative floor',
      'a,r,1,-3,',
      { code: 'bound-invalid', line: 3, bound: 'floor', why: 'negative' },
    ],
    ['a fractional cap', 'a,r,1,,2.5', { code: 'bound-invalid', bound: 'cap', why: 'fractional' }],
    ['a cap of 10^18', 'a,r,1,,1000000000000000000', { code: 'bound-invalid', why: 'too-large' }],
    ['a floor of 2^53', 'a,r,1,9007199254740992,', { code: 'bound-invalid', why: 'too-large' }],
    ['a floor in words', 'a,r,1,三,', { code: 'bound-invalid', why: 'not-a-number' }],
    ['a negative weight', 'a,r,-0.5,,', { code: 'weight-invalid', why: 'negative' }],
    ['a weight in words', 'a,r,many,,', { code: 'weight-invalid', why: 'not-a-number' }],
    ['a weight of a point', 'a,r,.,,', { code: 'weight-invalid', why: 'not-a-number' }],
    ['a weight of endless size', 'a,r,1e999,,', { code: 'weight-invalid', why: 'too-long' }],
    ['no weight', 'a,r,,,', { code: 'weight-invalid', why: 'missing' }],
    ['a cap below its floor', 'a,r,1,9,8', { code: 'cap-below-floor', floor: 9, cap: 8 }],
    ['too few fields', 'a,r,1', { code: 'field-count', found: 3 }],
    ['too many fields', 'a,r,1,,,', { code: 'field-count', found: 6 }],
    ['no id', ',r,1,,', { code: 'id-missing', line: 3 }],
    ['a quote that never ends', '"a,r,1,,', { code: 'quote-unclosed', line: 3 }],
    ['a quote inside a plain field', 'a"b,r,1,,', { code: 'quote-misplaced', line: 3 }],
    ['text after a closing quote', '"a"b,r,1,,', { code: 'quote-misplaced', line: 3 }],
    ['a field without end', `${'a'.repeat(10_001)},r,1,,`, { code: 'field-too-long', line: 3 }],
  ])('%s', (_case, row, expected) => {
    const found = faults('r,,,,', row)
    expect(found).toMatchObject([expected])
    expect(faultText(found[0]!).en).toMatch(/^Line 3: .*\.$/)
    expect(faultText(found[0]!).zh).toMatch(/^第 3 行：.*。$/)
  })

  test('all faults are said at once, up to a hundred', () => {
    expect(faults('r,,,,', 'a,r,x,,', 'b,r,1,-1,')).toHaveLength(2)
    expect(faults('r,,,,', ...Array.from({ length: 500 }, () => 'a,r,x,,'))).toHaveLength(100)
  })

  test('a wrong header is said with what was expected, and nothing else', () => {
    expect(read('id,weight\na,x\n')).toEqual({
      ok: false,
      faults: [{ code: 'header-wrong', found: 'id,weight', expected: treeHeader }],
    })
  })

  test.each([
    ['an empty file', ''],
    ['blank lines', '\n\r\n\n'],
    ['a header alone', `${treeHeader}\n`],
  ])('%s has nothing in it', (_case, text) => {
    expect(read(text)).toEqual({ ok: false, faults: [{ code: 'nothing-in-it' }] })
  })
})

test('where the text is cut into pieces changes nothing', () => {
  const field = fc.string({
    unit: fc.constantFrom('a', '甲', ',', '"', '\n', '1'),
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(fc.array(field, { maxLength: 8 }), fc.nat({ max: 12 }), (ids, size) => {
      const rows = ids.map((id) => `${csvField(`x${id}y`)},r,1,,\r\n`)
      const text = `${treeHeader}\r\nr,,,,\r\n${rows.join('')}`
      const pieces = text.match(new RegExp(`[^]{1,${size + 1}}`, 'g'))!
      expect(read(...pieces)).toEqual(read(text))
      expect(table(text).ids).toEqual(['r', ...ids.map((id) => `x${id}y`)])
    }),
  )
})

test('amounts are written so that any id is read again unchanged', () => {
  const text = [
    ...writeAmounts(['a', '甲,"乙"\n丙', '-'], Float64Array.of(3, 2 ** 53 - 1, 0)),
  ].join('')
  expect(text).toBe('id,amount\na,3\n"甲,""乙""\n丙",9007199254740991\n-,0\n')
})
