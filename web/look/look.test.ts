import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { graveFaults } from '#test/axe.ts'
import { launchBrowser } from '#test/browser.ts'
import { serveBuilt } from './serve-built.ts'

const folder = join(tmpdir(), `xuemai-look-${process.pid}`)
let site: Awaited<ReturnType<typeof serveBuilt>>
let browser: Browser

beforeAll(async () => {
  await build({
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    mode: 'development',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  })
  site = await serveBuilt(folder)
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  site?.close()
})

describe('the style sheet of the kit', () => {
  test.each([
    ['light', 1366],
    ['dark', 1366],
    ['light', 390],
  ] as const)('has no serious fault of accessibility, %s at %d px', async (colorScheme, width) => {
    const { page } = await open({ colorScheme, viewport: { width, height: 844 } })
    expect(await graveFaults(page)).toEqual([])
  })

  test('is drawn whole under the content policy: nothing is refused, nothing is injected', async () => {
    const { page, said } = await open()
    await page.getByRole('button', { name: '打开浮层' }).click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByLabel('条线').click()
    await page.getByRole('option').first().waitFor({ state: 'attached' })

    expect(said).toEqual([])
    expect(await page.locator('style').count()).toBe(0)
    const shade = (name: string) =>
      page
        .getByRole('button', { name })
        .first()
        .evaluate((it) => getComputedStyle(it).backgroundColor)
    expect(await shade('下达目标')).toBe('rgb(14, 90, 107)')
  })

  test('does not scroll sideways on a phone', async () => {
    const { page } = await open({ viewport: { width: 390, height: 844 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })
})

describe('a ledger', () => {
  test('moves from row to row by arrow keys, with one tab stop', async () => {
    const { page } = await open()
    const table = page.getByRole('table', { name: '镇街目标' })
    expect(await table.locator('tr[tabindex="0"]').count()).toBe(1)
    await table.locator('tr[tabindex="0"]').focus()
    await page.keyboard.press('ArrowUp')
    expect(await table.locator('tr[aria-current] th').textContent()).toBe('赵巷镇')
  })

  test('keeps blanks last and headings in place when sorted', async () => {
    const { page } = await open()
    const table = page.getByRole('table', { name: '镇街目标' })
    await table.getByRole('button', { name: /人数基数/ }).click()
    const names = await table.locator('tbody th').allTextContents()
    expect(names).toEqual([
      '镇、街道',
      '夏阳街道',
      '盈浦街道',
      '香花桥街道',
      '金泽镇',
      '练塘镇',
      '朱家角镇',
      '华新镇',
      '赵巷镇',
      '个人与保障',
    ])
  })

  test('draws of 1,200 rows only those in view, and all of them for paper', async () => {
    const { page } = await open()
    const rows = page.getByRole('table', { name: '一千二百个村' }).locator('tbody tr[data-row]')
    await rows.first().waitFor()
    expect(await rows.count()).toBeLessThan(200)
    await page
      .getByRole('table', { name: '一千二百个村' })
      .evaluate((it) => scrollBy(0, it.getBoundingClientRect().bottom - innerHeight))
    await page.getByText('第 1200 村').waitFor()
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    expect(await rows.count()).toBe(1200)
  })
})

describe('a schedule', () => {
  test('has one tab stop, and arrows go from bar to bar', async () => {
    const { page } = await open()
    const grid = page.getByRole('grid', { name: '2020 年月份计划' })
    expect(await grid.locator('[tabindex="0"]').count()).toBe(1)
    await grid.locator('[tabindex="0"]').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Home')
    const here = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    for (let line = 0; line < 20 && (await here()) !== '赵巷镇'; line++) {
      await page.keyboard.press('ArrowDown')
    }
    expect(await here()).toBe('赵巷镇')
    // Past what stands beside the name and the months before August.
    for (let column = 0; column < 3 + 8; column++) await page.keyboard.press('ArrowRight')
    expect(await here()).toContain('647')
  })

  test('draws a span of two months twice as wide as one', async () => {
    const { page } = await open()
    const grid = page.getByRole('grid', { name: '2020 年月份计划' })
    const width = async (name: RegExp) =>
      (await grid.getByRole('gridcell', { name }).boundingBox())!.width
    expect((await width(/华新镇/)) / (await width(/夏阳街道/))).toBeCloseTo(2, 1)
  })
})

describe('the palette', () => {
  test('finds by typing, chooses by arrows, closes by Esc and gives the focus back', async () => {
    const { page } = await open()
    await page.getByRole('button', { name: /搜索/ }).click()
    await page.getByRole('combobox', { name: '搜索与跳转' }).fill('计划')
    expect(await page.getByRole('option').allTextContents()).toEqual(['月份计划计划'])
    await page.keyboard.press('Escape')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain('搜索')
  })
})

/** Opens the page of the kit; what the browser complained of is kept in `said`. */
async function open(options: BrowserContextOptions = {}): Promise<{ page: Page; said: string[] }> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  const said: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(error.message))
  await page.goto(`${site.url}/kit`)
  await page.getByRole('heading', { level: 1, name: '血脉 视觉基准' }).waitFor()
  return { page, said }
}
