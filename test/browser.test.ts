import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'

const packages = join(import.meta.dirname, '../node_modules')
const site = 'http://xuemai.test'

describe('the browser of the tests', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  test('shows Chinese with the font a page brings along', async () => {
    const page = await pageWithFont(browser)
    expect(await shapeOf(page, '血')).not.toEqual(await shapeOf(page, '脉'))
  })

  test('has no Chinese font of its own: every such character is the same box', async () => {
    const page = await browser.newPage()
    expect(await shapeOf(page, '血')).toEqual(await shapeOf(page, '脉'))
  })

  test('opens a second context beside the first', async () => {
    const contexts = [await browser.newContext(), await browser.newContext()]
    const pages = await Promise.all(contexts.map((context) => context.newPage()))
    await Promise.all(pages.map((page) => page.setContent('<h1>血脉</h1>')))
    expect(await Promise.all(pages.map((page) => page.getByRole('heading').textContent()))).toEqual(
      ['血脉', '血脉'],
    )
  })
})

async function pageWithFont(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ locale: 'zh-CN' })
  await page.route(`${site}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/') {
      const contentType = 'text/html; charset=utf-8'
      return route.fulfill({ contentType, body: html })
    }
    return route.fulfill({ path: join(packages, pathname) })
  })
  await page.goto(site)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  return page
}

const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<link rel="stylesheet" href="/@fontsource/noto-sans-sc/400.css">
<body style="font-family: 'Noto Sans SC'"><h1>血脉 · 无偿献血</h1><p>二〇二六年度计划:8,065 人份</p></body></html>`

/** The picture of one character, by its pixels. */
async function shapeOf(page: Page, character: string): Promise<string> {
  return page.evaluate(async (text) => {
    await window.document.fonts.load("48px 'Noto Sans SC'", text)
    const canvas = window.document.createElement('canvas')
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('no canvas')
    pen.font = "48px 'Noto Sans SC'"
    pen.fillText(text, 10, 60)
    return canvas.toDataURL()
  }, character)
}
