import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTable } from '#platform/documents/table-in.ts'
import { launchBrowser } from '#test/browser.ts'
import { rowsOf } from '#test/house.ts'
import { testPassword, useApplication } from '#test/served.ts'
import { givenDistrict, givenTown, givenUnit } from '../given.ts'

const house = useApplication()
let browser: Browser
let page: Page
let site = ''

beforeAll(async () => {
  const district = await givenDistrict(house.app, '云河区')
  const town = await givenTown(house.app, district, '白鹭镇')
  await givenUnit(house.app, town.regionId, '白鹭小学', 'school')
  await givenUnit(house.app, district, '教育局')
  const officer = await house.as('blood-office-officer', district)
  const [account] = await rowsOf<{ login: string }>(
    house.database.owner,
    'select login from access.account where id = $1',
    [officer.accountId],
  )
  await house.server.listen({ host: '127.0.0.1', port: 0 })
  site = `http://127.0.0.1:${(house.server.server.address() as AddressInfo).port}`
  browser = await launchBrowser()
  page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } })
  await page.goto(`${site}/login`)
  await page.getByLabel('账号', { exact: true }).fill(account!.login)
  await page.getByLabel('密码', { exact: true }).fill(testPassword)
  await page.keyboard.press('Enter')
  await page.waitForURL(/home|\/me/)
})
afterAll(() => browser?.close())

test('an officer takes a table in: sees it judged, decides, confirms, and finds the units', async () => {
  await page.goto(`${site}/units/import`)
  await page.locator('input[type=file]').setInputFiles({
    name: '单位.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('单位,类型,人数\n区教育局,,620\n财政局,机关,80\n审计局,机关,-3\n'),
  })
  await page.getByRole('heading', { name: '可以写入 1 行，另有 2 行不会导入' }).waitFor()
  await page.getByLabel('请选择，行 2').selectOption({ index: 1 })
  await page.getByRole('heading', { name: '可以写入 2 行，另有 1 行不会导入' }).waitFor()
  await page.getByRole('button', { name: '核对无误，下一步' }).click()
  await page.getByRole('button', { name: '导入 2 行' }).click()
  await page.getByRole('heading', { name: '已导入 2 行' }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载未导入的行' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('单位-未导入.xlsx')

  await page.getByRole('link', { name: '看单位' }).click()
  const row = page.getByRole('row', { name: /^教育局/ })
  await row.waitFor()
  expect(await row.textContent()).toContain('620')
})

test('renames a unit, finds it by its old name, and sees it as it was', async () => {
  await page.goto(`${site}/units`)
  await page.getByRole('row', { name: /^教育局/ }).click()
  await page.getByRole('button', { name: '变更' }).click()
  await page.getByRole('button', { name: '改名' }).click()
  await page.getByLabel('新名称').fill('教育体育局')
  await page.getByLabel('从哪天起').fill('2020-01-01')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('名称：教育体育局').waitFor()

  await page.goto(`${site}/units?q=教育局&on=2019-12-31`)
  await page.getByRole('row', { name: /^教育局/ }).waitFor()
  await page.getByRole('button', { name: '回到今天' }).click()
  await page.getByRole('row', { name: /^教育体育局/ }).waitFor()
})

test('corrects the short name of a unit, and splits a town that ceases with all that lay in it', async () => {
  await page.goto(`${site}/units`)
  await page.getByRole('row', { name: /^教育体育局/ }).click()
  await page.getByRole('button', { name: '变更' }).click()
  await page.getByRole('button', { name: '更正类型、简称、代码' }).click()
  await page.getByLabel(/^简称/).fill('教体局')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('complementary').getByText('教体局').waitFor()

  await page.getByRole('row', { name: /^白鹭镇/ }).click()
  await page.getByRole('heading', { name: '白鹭镇' }).waitFor()
  await page.getByRole('button', { name: '变更' }).click()
  await page.getByRole('button', { name: '拆分' }).click()
  await page.getByLabel('第 1 个的名称').fill('东鹭镇')
  await page.getByLabel('第 2 个的名称').fill('西鹭街道')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText(/没有归属：白鹭小学/).waitFor()
  await page.getByLabel('白鹭小学归到').selectOption({ label: '西鹭街道' })
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('拆为西鹭街道').waitFor()
  await page.goto(`${site}/units`)
  await page.getByRole('row', { name: /^东鹭镇/ }).waitFor()
  expect(await page.getByRole('row', { name: /^白鹭小学/ }).textContent()).toContain('西鹭街道')
})

test('shows a liaison masked, and in full once a reason is given', async () => {
  await page.goto(`${site}/units?q=教育`)
  await page.getByRole('row', { name: /^教育体育局/ }).click()
  await page.getByRole('button', { name: '加联络员' }).click()
  await page.getByLabel('姓名').fill('张晓明')
  await page.getByLabel(/^电话/).fill('13812341234')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('138****1234').waitFor()
  expect(await page.getByText('张晓明').count()).toBe(0)
  await page.getByRole('button', { name: '查看' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '查看' }).click()
  await page.getByText('13812341234').waitFor()
})

test('takes the register away as a spreadsheet, masked, and reads it on a phone without scrolling', async () => {
  await page.goto(`${site}/liaisons`)
  await page.getByLabel('只看').uncheck()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '存为 Excel' }).click(),
  ])
  const bytes = await readFile(await download.path())
  const { sheets } = await readTable(bytes, download.suggestedFilename())
  const rows = sheets[0]!.rows.map(({ cells }) => cells.join(' '))
  expect(rows.find((row) => row.startsWith('教育体育局'))).toContain('张*明')
  expect(rows.join()).not.toContain('张晓明')

  await page.setViewportSize({ width: 390, height: 844 })
  const sideways = await page
    .locator('.ledger-scroll')
    .evaluate((box) => box.scrollWidth - box.clientWidth)
  expect(sideways).toBe(0)
  const card = page.locator('.ledger tr', { hasText: '教育体育局' })
  const labels = await card
    .locator('td')
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, '::before').content))
  expect(labels).toContain('"联络员"')
  await page.setViewportSize({ width: 1366, height: 768 })
})

test('goes to a unit from Ctrl+K', async () => {
  await page.goto(`${site}/home`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type('财政')
  await page.getByRole('option', { name: /财政局/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/units\?.*unit=/)
  await page.getByRole('heading', { name: '财政局' }).waitFor()
})
