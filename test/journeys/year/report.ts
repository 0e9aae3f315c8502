import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { picture, settled } from '#test/site.ts'
import { tallies } from './cast.ts'

/** Takes in the table of the year’s collections, from the page of progress. */
export async function importTallies(page: Page): Promise<void> {
  await page.getByRole('link', { name: '导入采集数' }).first().click()
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: '青浦2020.csv', mimeType: 'text/csv', buffer: tallies },
  })
  await page.getByRole('button', { name: '核对无误，下一步' }).click()
  await page.getByRole('button', { name: '导入 487 行' }).click()
  await page.getByRole('heading', { name: '已导入 487 行' }).waitFor()
  await picture(page, 'year-10-imported')
  await page.getByRole('link', { name: '看进度' }).click()
}

/** Writes the report of progress as a snapshot; answers its number. */
export async function write(page: Page): Promise<string> {
  await page.getByText('青浦区共采集').waitFor()
  await page.getByRole('button', { name: '写定快照' }).click()
  await page.waitForURL(/\/reports\/R-[\d-]+$/)
  await settled(page)
  return new URL(page.url()).pathname.split('/').at(-1)!
}

const panelOf = (page: Page) => page.getByRole('complementary', { name: '所选项目' })
const digits = (text: string | null): string => text!.replace(/[^\d.]/g, '')

/** Opens the source of each figure of a row or strip; each shows the same figure. */
export async function followFigures(page: Page, where: ReturnType<Page['locator']>) {
  const figures = where.getByRole('button')
  for (let at = 0; at < (await figures.count()); at += 1) {
    const said = digits(await figures.nth(at).textContent())
    await figures.nth(at).click()
    const first = panelOf(page).getByRole('definition').first()
    await expect.poll(async () => digits(await first.textContent())).toBe(said)
  }
  expect(await figures.count()).toBe(4)
}

interface Cell {
  readonly from?: string
  readonly amount?: number
}

/** Asks for the source of every figure of the report as the page does; answers how many there are. */
export async function followAll(page: Page, site: string, number: string): Promise<number> {
  const ask = async (path: string) =>
    (await page.request.get(`${site}/api/planning/reports/${number}${path}`)).json()
  const { paper } = await ask('')
  const cells: Cell[] = paper.body
    .flatMap(({ rows = [] }: { rows?: (Cell | null)[][] }) => rows.flat())
    .filter((cell: Cell | null) => cell?.from !== undefined)
  const follow = async ({ from, amount }: Cell) => {
    const { value } = await ask(`/source?from=${encodeURIComponent(from!)}`)
    expect([from, value]).toEqual([from, amount])
  }
  for (let at = 0; at < cells.length; at += 6) {
    await Promise.all(cells.slice(at, at + 6).map(follow))
  }
  return cells.length
}

/** From a figure of the report to its line in the plan, and on to its line in the notice. */
export async function followToNotice(page: Page): Promise<void> {
  await page
    .getByRole('row', { name: /^\s*华新镇/ })
    .getByRole('button')
    .first()
    .click()
  await picture(page, 'year-12-source')
  await page.getByRole('link', { name: '打开计划这一版' }).click()
  await settled(page)
  const row = page.getByRole('row', { name: /^\s*华新镇/ })
  await row.getByText('1,330').waitFor()
  await picture(page, 'year-13-plan')
  await row.getByRole('link', { name: '通知第 105 行' }).click()
  await page.getByText('华新镇 1330').first().waitFor()
  await picture(page, 'year-14-notice-line')
}
