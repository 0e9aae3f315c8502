import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { TOTP } from 'otpauth'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundRegion } from '#contexts/organisation/index.ts'
import { day } from '#kernel/days.ts'
import { createAccount } from '#platform/access/accounts.ts'
import { giveRole } from '#platform/access/assign.ts'
import { asProgramme } from '#platform/programme.ts'
import { graveFaults } from '#test/axe.ts'
import { launchBrowser } from '#test/browser.ts'
import { testPassword, useApplication } from '#test/served.ts'

const root = join(import.meta.dirname, '../..')
const it = useApplication({ HELP_PHONE: '021-6900-0000' })
let browser: Browser
let site: string

beforeAll(async () => {
  if (!existsSync(join(root, 'web/dist/index.html'))) {
    await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error' })
  }
  site = await it.server.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
  const { id: regionId } = await asProgramme(it.app, (act) =>
    foundRegion(act, { parentId: null, kind: 'district', name: '云河区', on: day('2026-01-01') }),
  )
  for (const login of ['officer', 'unlucky', 'careful']) {
    const { id } = await asProgramme(it.app, (act) =>
      createAccount(act, { login, name: '沈禾', password: testPassword }),
    )
    await asProgramme(it.app, (act) =>
      giveRole(act, { id, role: 'blood-office-officer', regionId }),
    )
  }
}, 120_000)

afterAll(() => browser?.close())

describe('signing in', () => {
  test('leads to the page that was asked for', async () => {
    const { page } = await open('/me')
    await page.getByRole('heading', { name: '登录血脉' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/login')
    await signIn(page)
    await heading(page, '我的账户')
    expect(new URL(page.url()).pathname).toBe('/me')
  })

  test('says the same of a wrong password and of an account that does not exist', async () => {
    const { page } = await open('/login')
    const told: (string | null)[] = []
    for (const login of ['officer', 'nobody-of-this-name']) {
      await signIn(page, login, 'Wrong-password-1')
      await expect.poll(() => page.getByLabel('密码').inputValue()).toBe('Wrong-password-1')
      told.push(await page.getByRole('alert').textContent())
    }
    expect(told[0]).toBe(told[1])
    expect(told[0]).toContain('账号或密码')
  })

  test('tells a locked account whom to call', async () => {
    const { page } = await open('/login')
    for (let attempt = 0; attempt < 12; attempt++) {
      await signIn(page, 'unlucky', `Wrong-password-${attempt}`)
      await page
        .getByRole('button', { name: '登录' })
        .and(page.locator(':not(.ant-btn-loading)'))
        .waitFor()
      if ((await page.getByRole('alert').textContent())?.includes('021-6900-0000')) break
    }
    expect(await page.getByRole('alert').textContent()).toContain('021-6900-0000')
  })
})

describe('the second step', () => {
  test('is taken into use by its owner, and a recovery code opens the account once', async () => {
    const { page } = await open('/me')
    await signIn(page, 'careful')
    await heading(page, '我的账户')
    await page.getByLabel('现在的密码').nth(1).fill(testPassword)
    await page.getByRole('button', { name: '启用第二步验证' }).click()
    const secret = (await page.locator('.account-secret b').textContent())!
    await page.getByLabel(/6 位动态码/).fill(new TOTP({ secret }).generate())
    await page.getByRole('button', { name: '确认启用' }).click()
    await page.getByRole('button', { name: '我已保存' }).waitFor()
    const codes = await page.locator('.recovery-codes li').allTextContents()
    expect(codes.length).toBeGreaterThan(4)
    await page.getByRole('button', { name: '我已保存' }).click()
    await page.getByRole('button', { name: /沈禾/ }).click()
    await page.getByRole('button', { name: '退出登录' }).click()

    await signIn(page, 'careful')
    await heading(page, '第二步验证')
    await page.getByLabel('动态码').fill('000000')
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('动态码').fill(codes[0]!)
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByText(`还剩 ${codes.length - 1} 个`).waitFor()
    await page.getByRole('button', { name: '继续' }).click()
    await heading(page, '今日')
  })
})

describe('the desk of an officer', () => {
  test('names the region and the person, marks the page, and opens pages by Ctrl+K', async () => {
    const { page, said } = await open('/home')
    await signIn(page)
    await heading(page, '今日')
    expect(await page.getByRole('banner').first().textContent()).toContain('云河区无偿献血工作平台')
    expect(await page.locator('nav [aria-current="page"]').textContent()).toContain('今日')

    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('账户')
    await page.keyboard.press('Enter')
    await heading(page, '我的账户')
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    expect(await page.title()).toBe('我的账户 · 血脉')
    expect(said).toEqual([])
  })

  test('speaks English when asked, and still does after a reload', async () => {
    const { page } = await open('/home')
    await signIn(page)
    await page.getByRole('button', { name: /沈禾/ }).click()
    await page.getByText('English').click()
    await heading(page, 'Today')
    await page.reload()
    await heading(page, 'Today')
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  })

  test('answers an address that is no page with a way home', async () => {
    const { page } = await open('/no/such/page')
    await heading(page, '没有这个页面')
    await page.getByRole('link', { name: '回到首页' }).click()
    await page.getByRole('heading', { name: '登录血脉' }).waitFor()
  })

  test('goes back to sign-in when the session has ended elsewhere, and then to the same page', async () => {
    const { page, context } = await open('/home')
    await signIn(page)
    await heading(page, '今日')
    await page.waitForLoadState('networkidle')
    await context.clearCookies()
    await page.getByRole('button', { name: /沈禾/ }).click()
    await page.getByRole('link', { name: '我的账户' }).click()
    await page.getByRole('heading', { name: '登录血脉' }).waitFor()
    await signIn(page)
    await heading(page, '我的账户')
  })

  test('says that the server is down, and takes it back when it answers again', async () => {
    const { page, context } = await open('/me')
    await signIn(page)
    await heading(page, '我的账户')
    await context.setOffline(true)
    await page.getByLabel('现在的密码').first().fill('x')
    await page.getByLabel('新密码', { exact: true }).fill('y')
    await page.getByLabel('再输一次新密码').fill('y')
    await page.getByRole('button', { name: '换密码' }).click()
    await page.getByText('连不上服务器。已显示').waitFor()
    expect(await page.getByLabel('新密码', { exact: true }).inputValue()).toBe('y')
    await context.setOffline(false)
    await page.getByText('连不上服务器。已显示').waitFor({ state: 'detached', timeout: 20_000 })
  })

  test('is left by signing out', async () => {
    const { page } = await open('/home')
    await signIn(page)
    await page.getByRole('button', { name: /沈禾/ }).click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('heading', { name: '登录血脉' }).waitFor()
    await page.goto(`${site}/home`)
    await page.getByRole('heading', { name: '登录血脉' }).waitFor()
  })
})

describe('the home page', () => {
  test('has a home whose parts are hidden and moved by keys, kept for the person and put back', async () => {
    const { page } = await open('/home')
    await signIn(page)
    const arrange = page.getByRole('button', { name: '调整栏目' })
    await arrange.click()
    const names = () => page.locator('.home-arrange li').allInnerTexts()
    const before = await names()
    const kept = () => page.waitForResponse((answer) => answer.url().endsWith('/api/access/home'))
    await page.getByRole('button', { name: `下移“${before[0]}”` }).focus()
    await Promise.all([kept(), page.keyboard.press('Enter')])
    await page.getByRole('checkbox', { name: `显示“${before[1]}”` }).focus()
    await Promise.all([kept(), page.keyboard.press('Space')])
    const moved = [before[1], before[0], ...before.slice(2)]
    expect(await names()).toEqual(moved)

    await page.reload()
    await arrange.click()
    expect(await names()).toEqual(moved)
    expect(await page.getByRole('checkbox', { name: `显示“${before[1]}”` }).isChecked()).toBe(false)
    await Promise.all([
      kept(),
      page.locator('.home-arrange li').nth(2).dragTo(page.locator('.home-arrange li').nth(0)),
    ])
    expect(await names()).toEqual([before[2], before[1], before[0], ...before.slice(3)])
    await Promise.all([kept(), page.getByRole('button', { name: '恢复原样' }).click()])
    expect(await names()).toEqual(before)
  })
})

describe.each([1366, 390])('at %d px', (width) => {
  test('sign-in, home and account have no serious fault of accessibility and fit', async () => {
    const { page } = await open('/login', { viewport: { width, height: 800 } })
    await page.getByRole('heading', { name: '登录血脉' }).waitFor()
    await look(page, `login-${width}`)
    await signIn(page)
    await heading(page, '今日')
    await look(page, `home-${width}`)
    await page.goto(`${site}/me`)
    await page.getByRole('table').waitFor()
    await look(page, `account-${width}`)
  })

  test('the navigation is reached by keys and by touch', async () => {
    const { page } = await open('/me', { viewport: { width, height: 800 } })
    await signIn(page)
    await heading(page, '我的账户')
    if (width < 720) await page.getByRole('button', { name: '菜单' }).click()
    await page.getByRole('navigation').getByRole('link', { name: '今日' }).click()
    await heading(page, '今日')
    if (width < 720) expect(await page.getByRole('navigation').isVisible()).toBe(false)
  })
})

/** Opens an address in a browser of its own; what it complained of is kept in `said`. */
async function open(path: string, options: BrowserContextOptions = {}) {
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
  await page.goto(site + path)
  return { page, context, said }
}

async function signIn(page: Page, login = 'officer', password = testPassword): Promise<void> {
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name }).waitFor({ timeout: 10_000 })

/** Checks a page; keeps a picture of it in the folder that XUEMAI_LOOKS names, for people to look. */
async function look(page: Page, name: string): Promise<void> {
  const { XUEMAI_LOOKS: folder } = process.env
  await page.evaluate(() => document.fonts.ready)
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  expect(await graveFaults(page)).toEqual([])
}
