import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect } from 'vitest'
import { graveFaults } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { testPassword, useApplication } from './served.ts'

const root = join(import.meta.dirname, '..')

/** How a page is looked at. */
export interface Wish {
  readonly width?: number
  readonly language?: 'zh' | 'en'
}

/** The application on a free port, and a browser to visit it with; call it outside of tests. */
export function useSite(env: Record<string, string> = {}) {
  const house = useApplication(env)
  /** What broke in any page: errors thrown in it or written to its console. */
  const faults: string[] = []
  const it = { house, address: '', open, visit, faults }
  /** Somebody's browser in a language: signed in once, and with the pages' files at hand. */
  const browsers = new Map<string, BrowserContext>()
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

  /** A browser of its own, that nobody has signed in to. */
  async function open(path: string, wish: Wish = {}): Promise<Page> {
    return goTo(await ownBrowser(wish), path, wish)
  }

  /** Signs somebody in, where they are not signed in already, and waits for the page they asked for. */
  async function visit(login: string, path: string, wish: Wish = {}): Promise<Page> {
    const page = await goTo(await browserOf(login, wish), path, wish)
    await page.locator('.page h1, input[type="password"]').first().waitFor()
    if (new URL(page.url()).pathname === '/login') {
      await signIn(page, login)
      await page.waitForURL((url) => url.pathname !== '/login')
    }
    await settled(page)
    return page
  }

  /** Here every page counts as seen and may keep a line to the server, of which a browser opens six. */
  async function browserOf(login: string, wish: Wish): Promise<BrowserContext> {
    const key = `${login} ${wish.language ?? 'zh'}`
    const known = browsers.get(key)
    if (known !== undefined && known.pages().length < 4) return known
    const fresh = await ownBrowser(wish)
    if (known !== undefined) await fresh.addCookies(await known.cookies())
    browsers.set(key, fresh)
    return fresh
  }

  async function ownBrowser({ language = 'zh' }: Wish): Promise<BrowserContext> {
    const context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' })
    await context.addInitScript(
      (kept) => localStorage.setItem('xuemai.preferences', kept),
      JSON.stringify({ language }),
    )
    return context
  }

  async function goTo(
    context: BrowserContext,
    path: string,
    { width = 1366 }: Wish,
  ): Promise<Page> {
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await page.setViewportSize({ width, height: width < 720 ? 844 : 768 })
    page.on('pageerror', ({ message }) => faults.push(message))
    page.on('console', (said) => {
      // A refusal is an answer like any other, and the page says so itself.
      const isRefusal = said.text().startsWith('Failed to load resource')
      if (said.type() === 'error' && !isRefusal) faults.push(said.text())
    })
    await page.goto(it.address + path)
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
  expect(await graveFaults(page)).toEqual([])
}
