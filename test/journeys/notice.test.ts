import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { givenDistrict } from '#contexts/organisation/given.ts'
import { noticeOf } from '#contexts/planning/given-notice.ts'
import { account } from '#platform/access/given.ts'
import { asDocx, withTables } from '../notices-as.ts'
import { look, settled, useSite } from '../site.ts'

const site = useSite()
const text = readFileSync(join(import.meta.dirname, '../../demo/notices/qingpu-2020.txt'), 'utf8')

beforeAll(async () => {
  const qingpu = await givenDistrict(site.house.app, '青浦区')
  await hold('shen', 'blood-office-officer', qingpu)
  await hold('lu', 'blood-office-approver', qingpu)
  await hold('jin', 'blood-office-officer', await givenDistrict(site.house.app, '云河区'))
})

const hold = (
  login: string,
  role: 'blood-office-officer' | 'blood-office-approver',
  regionId: string,
) => account(site.house.app, [{ role, regionId }], { login })

/** Goes on with the Tab key until something has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.waitFor()
  for (let presses = 0; presses < 300; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error('the Tab key does not reach it')
}

const press = async (page: Page, target: Locator, tab = 'Tab') => {
  await tabTo(page, target, tab)
  await page.keyboard.press('Enter')
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const make = (page: Page) => button(page, /生成年度计划/)
/** Why the plan cannot be made; null when it can. */
const whyNot = (page: Page) => make(page).getAttribute('title')

/** Pastes a notice and comes to its page. */
async function paste(page: Page, notice: string): Promise<void> {
  await page.getByLabel('或把通知的文字粘贴到这里').fill(notice)
  await button(page, '识别').click()
  await page.getByRole('region', { name: '读懂的内容' }).waitFor()
}

describe('An office’s first notice', () => {
  test('goes by keys alone from its file to targets with the same sums', async () => {
    const page = await site.visit('shen', '/notices')
    const chosen = page.waitForEvent('filechooser')
    await press(page, button(page, /选择文件/))
    await (await chosen).setFiles({
      name: '青浦2020.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: await asDocx(withTables(text)),
    })
    await page.getByText('64 个需要选定或登记').waitFor()
    const understood = page.getByRole('region', { name: '读懂的内容' })
    for (const sum of ['15,987', '11,173', '4,814', '10,118', '1,055']) {
      await understood.getByText(sum, { exact: true }).first().waitFor()
    }
    expect(await whyNot(page)).toContain('还有 64 个单位没有对上名录')

    await press(page, button(page, '其余 64 个都登记为新单位'))
    await expect.poll(() => whyNot(page)).toBeNull()
    const accept = button(page, '全部接受')
    if ((await accept.count()) > 0) {
      await press(page, accept, 'Shift+Tab')
      await page.getByText('待看 0 处').waitFor()
    }
    await press(page, make(page), 'Shift+Tab')
    await page.waitForURL(/\/plan\/.*\/targets/)
    await settled(page)
    for (const [name, amount] of [
      ['年度总目标', '15,987'],
      ['团体无偿献血', '11,173'],
      ['各镇、街道', '10,118'],
      ['各委、办、局', '1,055'],
      ['华新镇', '1,330'],
    ]) {
      expect([name, await page.getByTestId(`target-${name}`).textContent()]).toEqual([name, amount])
    }
    await page.getByText('第 1 版，草稿').waitFor()
  }, 120_000)

  test('is opened again instead of read twice, and leads to its plan', async () => {
    const page = await site.visit('shen', '/notices')
    await paste(page, text)
    const address = page.url()
    await page.goto(`${site.address}/notices`)
    await paste(page, text)
    expect(page.url()).toBe(address)
    await button(page, '打开年度计划').click()
    await page.waitForURL(/\/plan\/.*\/targets/)
  }, 60_000)
})

describe('A notice whose figures do not agree', () => {
  test('makes no plan before the error is decided on: the button says why', async () => {
    const page = await site.visit('jin', '/notices')
    await paste(
      page,
      noticeOf(
        2027,
        [
          ['东镇', 70],
          ['西镇', 40],
        ],
        { total: 120 },
      ),
    )
    expect(await whyNot(page)).toMatch(/还有 \d+ 处错误没有决定/)
    // It is reached and read, and does nothing.
    await press(page, make(page), 'Shift+Tab')
    await page.waitForTimeout(200)
    expect(new URL(page.url()).pathname).toMatch(/^\/notices\//)

    await page.getByRole('button', { name: '改正 西镇' }).click()
    const form = page.getByRole('dialog', { name: '改正 西镇' })
    await form.getByLabel('数量').fill('４９．５')
    await form.getByRole('button', { name: '保存' }).click()
    await form.getByText('数量是 0 或正整数').waitFor()
    await form.getByLabel('数量').fill('50')
    await form.getByLabel(/原因/).fill('按附件更正')
    await form.getByRole('button', { name: '保存' }).click()
    await page.getByText('改正为 50').waitFor()

    for (;;) {
      const ignore = page.getByRole('listitem').getByRole('button', { name: '忽略' }).first()
      if ((await ignore.count()) === 0) break
      await ignore.click()
      await page.getByRole('dialog').getByLabel('原因').fill('已按附件更正')
      await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await settled(page)
      await page.waitForTimeout(300)
    }
    await expect.poll(() => whyNot(page)).toContain('还有 2 个单位没有对上名录')
    await page.getByLabel('东镇 是名录里的哪个单位').selectOption({ label: '登记为新单位（街镇）' })
    await expect.poll(() => whyNot(page)).toContain('还有 1 个单位没有对上名录')
    await page.getByLabel('西镇 是名录里的哪个单位').selectOption({ label: '登记为新单位（社区）' })
    await expect.poll(() => whyNot(page)).toBeNull()
    await make(page).click()
    await page.waitForURL(/\/plan\/.*\/targets/)
    await expect.poll(() => page.getByTestId('target-西镇').textContent()).toBe('50')
  }, 90_000)

  test('without a year or a unit makes one once both are said', async () => {
    const page = await site.visit('jin', '/notices')
    const notice = noticeOf(2028, [['东镇', 70]], { unit: '' })
    await paste(
      page,
      notice.replaceAll('2028年', '').replaceAll('2028', '1').replaceAll('（）', ''),
    )
    expect(await whyNot(page)).toContain('没有写明计划年度')
    await page.getByLabel('这份通知是哪一年的计划').fill('28')
    await button(page, '保存').click()
    await page.getByText('年度是 1998 到 2200').waitFor()
    await page.getByLabel('这份通知是哪一年的计划').fill('２０２８')
    await button(page, '保存').click()
    await page.getByText('计划年度 2028').waitFor()
    const accept = button(page, '全部接受')
    if ((await accept.count()) > 0) await accept.click()
    const register = button(page, /都登记为新单位/)
    if ((await register.count()) > 0) await register.click()
    await expect.poll(() => whyNot(page)).toContain('先选定这份计划的数量单位')
    await page.getByLabel('这份计划的数量单位').selectOption({ label: '人次' })
    await make(page).click()
    await page.waitForURL(/\/plan\/.*\/targets/)
    await page.getByText('人次').first().waitFor()
  }, 60_000)
})

describe('An approver', () => {
  test('looks at the notice and changes nothing', async () => {
    const page = await site.visit('lu', '/notices')
    expect(await page.getByLabel('通知文件').count()).toBe(0)
    await page
      .getByRole('link', { name: /青浦区无偿献血/ })
      .first()
      .click()
    await page.getByRole('region', { name: '读懂的内容' }).waitFor()
    for (const name of ['接受', '忽略', '全部接受', '重新决定', /^改正 /]) {
      expect([name, await button(page, name).count()]).toEqual([name, 0])
    }
  })
})

test.each([
  [1366, 'zh'],
  [390, 'zh'],
  [1366, 'en'],
] as const)(
  'at %d px in %s both pages fit, without a serious fault of accessibility',
  async (width, language) => {
    for (const login of ['shen', 'jin']) {
      const page = await site.visit(login, '/notices', { width, language })
      await look(page, `notices-${login}-${width}-${language}`)
      await page.locator('main a[href^="/notices/"]').first().click()
      await page.locator('.notice-desk').waitFor()
      await settled(page)
      await look(page, `notice-${login}-${width}-${language}`)
    }
  },
  60_000,
)
