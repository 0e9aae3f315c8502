import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { demonstrationPassword } from '#main/demo/accounts.ts'
import { launchBrowser } from './browser.ts'

// `node test/pictures.ts [ADDRESS]`: takes the README's pictures of a demonstration that runs.
const site = process.argv[2] ?? 'http://127.0.0.1:4200'
const folder = join(import.meta.dirname, '../docs/pictures')
const pictures = { targets: '/plan/newest/targets', cockpit: '/cockpit' }

const browser = await launchBrowser()
try {
  const page = await browser.newPage({
    locale: 'zh-CN',
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
  })
  await page.goto(`${site}/login`)
  await page.getByLabel('账号').fill('qp-officer')
  await page.getByLabel('密码').first().fill(demonstrationPassword)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/home')
  await mkdir(folder, { recursive: true })
  for (const [name, path] of Object.entries(pictures)) {
    await page.goto(site + path)
    await page.locator('.page h1').waitFor()
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: join(folder, `${name}.png`) })
  }
} finally {
  await browser.close()
}
