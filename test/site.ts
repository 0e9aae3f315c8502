import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect } from 'vitest'
import { launchBrowser } from './browser.ts'
import { testPassword, useApplication } from './served.ts'

const root = join(import.meta.dirname, '..')

/** How a page is looked at. */
export interface Wish {
  readonly width?: number
  readonly language?: 'zh' | 'en'
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

/** The application on a free port, and a browser to visit it with; call it outside of tests. */
export function useSite(env: Record<string, string> = {}) {
  const house = useApplication(env)
  /** What broke in any page: errors thrown in it or written to its console. */
  const faults: string[] = []
  const it = { house, address: '', open, visit, faults }
  const cookies = new Map<string, Cookies>()
  let browser: Browser
  beforeAll(async () => {
    if (!existsSync(join(root, 'web/dist/index.html'))) {
      await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error' })
    }
    it.address = await house.server.listen({ host: '127.0.0.1', port: 0 })
    browser = await launchBrowser()
  }, 120_000)
  afterAll(() => browser?.close())
  return it

  /** A browser of its own that nobody has signed in to, unless with cookies of another. */
  async function open(path: string, wish: Wish = {}, kept: Cookies = []): Promise<Page> {
    const { width = 1366, language = 'zh' } = wish
    const context = await browser.newContext({
      locale: 'zh-CN',
      viewport: { width, height: width < 720 ? 844 : 768 },
      reducedMotion: 'reduce',
    })
    await context.addCookies(kept)
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    page.on('pageerror', ({ message }) => faults.push(message))
    page.on('console', (said) => {
      // A refusal is an answer like any other, and the page says so itself.
      const isRefusal = said.text().startsWith('Failed to load resource')
      if (said.type() === 'error' && !isRefusal) faults.push(said.text())
    })
    await page.addInitScript(
      (kept) => localStorage.setItem('xuemai.preferences', kept),
      JSON.stringify({ language }),
    )
    await page.goto(it.address + path)
    return page
  }

  /** Signs somebody in, where they are not signed in already, and waits for the page they asked for. */
  async function visit(login: string, path: string, wish: Wish = {}): Promise<Page> {
    const page = await open(path, wish, cookies.get(login))
    await page.locator('.page h1, input[type="password"]').first().waitFor()
    if (new URL(page.url()).pathname === '/login') {
      await signIn(page, login)
      await page.waitForURL((url) => url.pathname !== '/login')
      cookies.set(login, await page.context().cookies())
    }
    await settled(page)
    return page
  }
}

/** Gives login and password, whatever language the page speaks. */
export async function signIn(page: Page, login: string, password = testPassword): Promise<void> {
  await page.getByLabel(/^(账号|Account)$/).fill(login)
  await page.getByLabel(/^(密码|Password)$/).fill(password)
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click()
}

/** Waits until the page has its heading and nothing is loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.page h1').waitFor()
  await page.waitForFunction(() => document.querySelector('.state-loading') === null)
}

export const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name }).waitFor()

/** Keeps a picture of a page in the folder that XUEMAI_LOOKS names, for people to look. */
export async function picture(page: Page, name: string): Promise<void> {
  const { XUEMAI_LOOKS: folder } = process.env
  if (folder === undefined) return
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** A page fits its width and has no serious fault of accessibility; a picture of it is kept. */
export async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await picture(page, name)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
    [],
  )
}
