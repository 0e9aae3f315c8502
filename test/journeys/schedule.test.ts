import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { givenDistrict, givenTown } from '#contexts/organisation/given.ts'
import { account } from '#platform/access/given.ts'
import { bar, saved } from '../plan-steps.ts'
import { look, useSite } from '../site.ts'

const site = useSite()
let planId = ''

/** A plan of six streets whose schedule is empty. */
beforeAll(async () => {
  const { house } = site
  const regionId = await givenDistrict(house.app, '长宁区')
  const towns: { unitId: string }[] = []
  for (const name of streets) towns.push(await givenTown(house.app, regionId, name))
  for (const login of ['gu', 'he']) {
    await account(house.app, [{ role: 'blood-office-officer', regionId }], { login })
  }
  const officer = await house.as('blood-office-officer', regionId)
  const begun = await officer.post('/planning/plans', { regionId, year: 2027 })
  planId = begun.body.planId
  const { body: plan } = await officer.get(`/planning/plans/${planId}`)
  const group = '00000000-0000-4000-8000-000000000001'
  const add = { do: 'add-target', track: 'group', status: 'stated' }
  const changes = [
    { do: 'set-target', key: plan.targets[0].key, amount: 3000, status: 'stated' },
    {
      ...add,
      key: group,
      parentKey: plan.targets[0].key,
      kind: 'track',
      label: '团体',
      unitId: null,
      amount: 3000,
    },
    ...streets.map((label, at) => ({
      ...add,
      parentKey: group,
      kind: 'unit',
      label,
      unitId: towns[at]!.unitId,
      amount: 500,
    })),
  ]
  const { id, version } = plan.revision
  const made = await officer.post(`/planning/revisions/${id}/changes`, { version, changes })
  expect(made.status).toBe(200)
}, 60_000)

const streets = [
  '华阳路街道',
  '江苏路街道',
  '新华路街道',
  '周家桥街道',
  '天山路街道',
  '仙霞新村街道',
]
const path = () => `/plan/${planId}/schedule`

test('a schedule is written by keys alone: typed, stretched, filled down, cleared, taken back', async () => {
  const page = await site.visit('gu', path())
  await page.getByRole('grid', { name: '2027 年月份计划' }).waitFor()
  await focusGrid(page)
  await page.keyboard.type('455')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+ArrowRight')
  await bar(page, '华阳路街道，2027-01-01 ~ 02-28').waitFor()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+d')
  await bar(page, '新华路街道，2027-01-01 ~ 02-28').waitFor()
  expect(await page.locator('.month-bar').count()).toBe(3)
  await page.keyboard.press('Control+z')
  await expect.poll(() => page.locator('.month-bar').count()).toBe(1)
  await page.keyboard.press('Control+y')
  await expect.poll(() => page.locator('.month-bar').count()).toBe(3)
  await saved(page)
  await page.reload()
  await bar(page, '新华路街道，2027-01-01 ~ 02-28').waitFor()
  await focusGrid(page)
  await page.keyboard.press('Alt+ArrowRight')
  await bar(page, '华阳路街道，2027-02-01 ~ 03-31').waitFor()
  await page.keyboard.press('Alt+ArrowLeft')
  await page.keyboard.press('Alt+ArrowLeft')
  await page.getByText('华阳路街道 2026-12-01 至 2027-01-31 不在 2027 年内').waitFor()
}, 60_000)

test('a schedule takes the annex of a notice from the clipboard, shown before it is written', async () => {
  const page = await site.visit('gu', path())
  await allowClipboard(page)
  await focusGrid(page)
  await paste(page, annex)
  const dialog = page.getByRole('dialog', { name: '粘贴到排期' })
  await dialog.getByText('将写入 2 项，合计 170').waitFor()
  await dialog.getByText('不写入 1 项').waitFor()
  await dialog.getByText('第 4 行第 3 列　长风新村街道　9：计划里没有这个单位').waitFor()
  expect(await page.locator('.month-bar').count()).toBe(3)
  await dialog.getByRole('button', { name: '只写入这 2 项' }).click()
  await bar(page, '周家桥街道，2027-07-01 ~ 08-31').waitFor()
  expect(await page.locator('.month-bar').count()).toBe(5)
  await focusGrid(page)
  await paste(page, '<table><tr><td>12</td><td>约三十</td></tr></table>')
  const refused = page.getByRole('dialog', { name: /没有粘贴/ })
  await refused.getByText('第 1 行第 2 列　“约三十”不是整数。').waitFor()
  await refused.getByRole('button', { name: '取消' }).click()
  await focusGrid(page)
  await page.keyboard.press('Control+z')
  await expect.poll(() => page.locator('.month-bar').count()).toBe(3)
}, 60_000)

test('a schedule gives to a spreadsheet and takes back a span as a span', async () => {
  const page = await site.visit('gu', path())
  await allowClipboard(page)
  await bar(page, '江苏路街道，2027-01-01 ~ 02-28').click()
  await page.keyboard.press('Control+c')
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    return (await item!.getType('text/html')).text()
  })
  expect(html).toContain('colspan="2"')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+v')
  await bar(page, '周家桥街道，2027-01-01 ~ 02-28').waitFor()
  await saved(page)
}, 60_000)

test('two officers see each other at once; the same span shows both values and whose', async () => {
  const [gu, he] = [await site.visit('gu', path()), await site.visit('he', path())]
  await write(gu, '江苏路街道，2027-01-01', '460')
  await bar(he, '江苏路街道，2027-01-01 ~ 02-28，\\s*460').waitFor({ timeout: 4000 })
  await he.getByText(/人gu .* 改了 1 处/).waitFor()
  await write(he, '新华路街道，2027-01-01', '470')
  await bar(gu, '新华路街道，2027-01-01 ~ 02-28，\\s*470').waitFor({ timeout: 4000 })
  expect(await gu.getByRole('dialog').count()).toBe(0)

  await he.context().setOffline(true)
  await write(he, '江苏路街道，2027-01-01', '481')
  await he
    .getByTestId('save-state')
    .getByText(/处留在本机/)
    .waitFor()
  await write(gu, '江苏路街道，2027-01-01', '482')
  await saved(gu)
  await he.context().setOffline(false)
  const choice = he.getByRole('dialog', { name: '别人也改了同一处' })
  await choice.getByText('您的 481').waitFor()
  await choice.getByText(/人gu .* 改过/).waitFor()
  await choice.getByText('对方的 482').waitFor()
  await choice.getByRole('button', { name: '按所选保存' }).click()
  await bar(gu, '江苏路街道，2027-01-01 ~ 02-28，\\s*481').waitFor({ timeout: 4000 })
}, 60_000)

test('a schedule is found, grouped and filtered; in ten-day periods it fits and has no serious fault', async () => {
  const page = await site.visit('gu', path())
  await focusGrid(page)
  await page.keyboard.press('Control+f')
  await page.getByLabel('查找', { exact: true }).fill('天山')
  await page.keyboard.press('Enter')
  await page.getByText('1 / 1').waitFor()
  await page.keyboard.press('Escape')
  expect(await page.locator('[data-cursor]').getAttribute('aria-colindex')).not.toBeNull()
  await look(page, 'schedule-grid')
  await page.getByLabel('分组').selectOption({ label: '按镇街' })
  await page.getByRole('rowheader', { name: /^天山路街道\s1 个/ }).waitFor()
  await page.getByLabel('筛选').selectOption({ label: '未排期' })
  await expect.poll(() => page.locator('.month-bar').count()).toBe(0)
  await page.goto(`${site.address}${path()}?grain=xun&freeze=sides`)
  await bar(page, '江苏路街道，2027-01-01 ~ 02-28').waitFor()
  expect(await page.getByRole('grid').getAttribute('aria-colcount')).toBe('40')
  await look(page, 'schedule-xun')
}, 60_000)

const annex = `<table><tr><td>单位</td><td>献血时间</td><td>计划献血数</td></tr>
<tr><td>周家桥街道</td><td>七月—八月</td><td>１１０</td></tr>
<tr><td>天山路街道</td><td>3月上旬</td><td>60人份</td></tr>
<tr><td>长风新村街道</td><td>11月、12月</td><td>9</td></tr></table>`

/** The one tab stop of the grid, as Tab reaches it. */
async function focusGrid(page: Page): Promise<void> {
  await page.locator('.month-body [tabindex="0"]').focus()
}

async function write(page: Page, name: string, amount: string): Promise<void> {
  await bar(page, name).click()
  await page.keyboard.type(amount)
  await page.keyboard.press('Enter')
}

const allowClipboard = (page: Page) =>
  page.context().grantPermissions(['clipboard-read', 'clipboard-write'])

/** Puts a table on the clipboard as a spreadsheet does, and presses the keys. */
async function paste(page: Page, html: string): Promise<void> {
  await page.evaluate(async (said) => {
    const data = { 'text/html': new Blob([said], { type: 'text/html' }) }
    await navigator.clipboard.write([new ClipboardItem(data)])
  }, html)
  await page.keyboard.press('Control+v')
}
