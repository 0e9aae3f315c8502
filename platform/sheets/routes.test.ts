import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, useApplication } from '#test/served.ts'
import { region } from '../access/given.ts'
import { readTable } from '../documents/table-in.ts'

const house = useApplication()
let liaison: Asker
beforeAll(async () => {
  liaison = await house.as('liaison', await region(house.app))
})

const shown = {
  title: '联络员登记',
  language: 'zh',
  heads: [
    { head: '单位', unit: null },
    { head: '目标', unit: '人份' },
    { head: '到期', unit: null },
    { head: '比例', unit: null },
  ],
  rows: [
    ['白鹭镇', 120, '2026-12-31', 0.065],
    ['=HYPERLINK("x")', null, null, 1],
  ],
}
const ask = (wish: object = {}, asker: Asker = liaison) =>
  asker.post('/sheets.xlsx', { ...shown, ...wish })

describe('A table of a page as a spreadsheet', () => {
  test('has its heads with units, figures as figures, and no formula', async () => {
    const { status, body, headers } = await ask()
    expect(status).toBe(200)
    expect(headers['content-disposition']).toContain(encodeURIComponent('联络员登记'))
    const { sheets } = await readTable(body, 'a.xlsx')
    const cells = sheets[0]!.rows.map(({ cells }) => cells)
    expect(cells.find(([first]) => first === '单位')).toEqual([
      '单位',
      '目标（人份）',
      '到期',
      '比例',
    ])
    expect(cells.find(([first]) => first === '白鹭镇')?.slice(0, 2)).toEqual(['白鹭镇', '120'])
    expect(cells.flat()).toContain('=HYPERLINK("x")')
    expect(cells.flat().join('')).toContain('共2行')
  })

  test('is refused with a row too short, no heads, or to nobody', async () => {
    expect((await ask({ rows: [['白鹭镇']] })).status).toBe(400)
    expect((await ask({ heads: [], rows: [] })).status).toBe(400)
    expect((await ask({ language: 'fr' })).status).toBe(400)
    expect((await ask({}, house.nobody)).status).toBe(401)
  })
})
