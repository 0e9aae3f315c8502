import { describe, expect, test } from 'vitest'
import { tableOfHtml, tableOfTsv } from './pasted-table.ts'

const texts = (table: ReturnType<typeof tableOfTsv> | undefined) =>
  table?.map(({ cells }) =>
    cells.map(({ text, columns, again }) =>
      again ? `^${text}` : columns > 1 ? `${text}×${columns}` : text,
    ),
  )

describe('text as spreadsheets copy it', () => {
  test.each([
    [
      'cells and rows',
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a line break at the end is no row', 'a\r\nb\r\n', [['a'], ['b']]],
    [
      'empty cells',
      'a\t\t\n\t\tb',
      [
        ['a', '', ''],
        ['', '', 'b'],
      ],
    ],
    ['a quoted cell with a line break and a tab', '"华新\n镇"\t"1\t2"', [['华新\n镇', '1\t2']]],
    ['doubled quotes', '"说""好""的"\tb', [['说"好"的', 'b']]],
    ['a quote that is only a sign', '5" 管\tb', [['5" 管', 'b']]],
    ['a quote that is never closed', '"a\tb', [['"a', 'b']]],
    ['nothing', '', [['']]],
  ])('%s', (_case, text, cells) => expect(texts(tableOfTsv(text))).toEqual(cells))
})

describe('tables as Excel and WPS copy them', () => {
  test('cells merged to the right stand once with their width, merged down are said again', () => {
    const html = `<html><head><style>td{color:red}</style></head><body><!--StartFragment-->
      <table border=0><tr height=20><td rowspan=2 class=xl65>练塘镇</td><td colspan="2">560</td></tr>
      <tr><td>500</td><td></td></tr></table><!--EndFragment--></body></html>`
    expect(texts(tableOfHtml(html))).toEqual([
      ['练塘镇', '560×2'],
      ['^练塘镇', '500', ''],
    ])
  })

  test('breaks, entities and marks inside of cells are read, and a whole file of style is not', () => {
    const html =
      '<table><tr><td><b>A&amp;B</b><br>&#21326;&#x65B0;&nbsp;&lt;1&gt;&bogus;</td></tr></table>'
    expect(texts(tableOfHtml(html))).toEqual([['A&B\n华新 <1>&bogus;']])
    expect(tableOfHtml('<p>no table</p>')).toBeUndefined()
  })

  test('a width that no sheet has is not taken at its word', () => {
    expect(
      tableOfHtml('<table><tr><td colspan=99999999>1</td></tr></table>')![0]!.cells[0]!.columns,
    ).toBe(1000)
  })
})
