import { beforeAll, describe, expect, test } from 'vitest'
import { region } from '#platform/access/given.ts'
import { readTable } from '#platform/documents/table-in.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { dictionaries } from './tables.ts'

describe('The dictionaries', () => {
  test.each(dictionaries())('$name: every row fills every column, in both languages', (table) => {
    expect(table.rows.length).toBeGreaterThan(0)
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length)
    const texts = table.rows.flat().flatMap((cell) => (typeof cell === 'string' ? [] : [cell]))
    for (const { zh, en } of texts) {
      expect(zh).toMatch(/\p{Script=Han}|^(U|mL)$/u)
      expect(en).not.toMatch(/\p{Script=Han}/u)
    }
  })

  test('no word of the glossary stands in it twice', () => {
    const words = dictionaries()
      .find(({ name }) => name === 'glossary')!
      .rows.map(([word]) => word)
    expect(new Set(words).size).toBe(words.length)
  })
})

describe('Over HTTP', () => {
  const house = useApplication()
  let who: Asker
  beforeAll(async () => {
    who = await house.as('liaison', await region(house.app))
  })

  test('everyone who is signed in reads what the programme works by', async () => {
    const { body } = await who.get('/dictionaries')
    expect(body).toEqual(JSON.parse(JSON.stringify(dictionaries())))
    expect((await house.nobody.get('/dictionaries')).status).toBe(401)
  })

  test('and takes it away as a spreadsheet, a sheet for each', async () => {
    const { status, body } = await who.get('/dictionaries.xlsx', { language: 'en' })
    expect(status).toBe(200)
    const { sheets } = await readTable(body, 'dictionaries.xlsx')
    expect(sheets.map(({ name }) => name)).toEqual(dictionaries().map(({ title }) => title.en))
    expect(JSON.stringify(sheets[0])).toContain('200 mL of whole blood')
  })
})
