import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { givenDistrict, givenTown } from '#contexts/organisation/given.ts'
import { account } from '#platform/access/given.ts'
import type { Role } from '#platform/access/roles.ts'
import { readTable } from '#platform/documents/table-in.ts'
import { heading, look, useSite } from '../site.ts'

const site = useSite()
const year = new Date().getFullYear() + 1
const notice = `关于做好${year}年云河区无偿献血工作的通知
云献〔${year - 1}〕7号
全年团体无偿献血目标为 120 人份。各镇分解如下：
单位 任务数
东镇 70
白鹤镇 50
合计 120
请于${year}年4月20日前报送联络员名单。`

beforeAll(async () => {
  const { app } = site.house
  const district = await givenDistrict(app, '云河区')
  for (const name of ['东镇', '白鹤镇']) await givenTown(app, district, name)
  const hold = (login: string, role: Role) =>
    account(app, [{ role, regionId: district }], { login })
  await hold('lu', 'blood-office-officer')
  await hold('qian', 'blood-office-approver')
  await hold('wei', 'health-commission')
  await hold('an', 'security-administrator')
})

describe('The first day of an office', () => {
  test('begins with three real steps, and the next one moves on when a notice has been read', async () => {
    const page = await site.visit('lu', '/home')
    await page.getByRole('heading', { name: '从一份通知开始' }).waitFor()
    const steps = page.locator('.steps > li')
    expect(await steps.count()).toBe(3)
    await look(page, 'first-day')
    await page.getByRole('link', { name: '开始' }).click()
    await heading(page, '通知识别')
    await page.getByLabel('或把通知的文字粘贴到这里').fill(notice)
    await page.getByRole('button', { name: '识别' }).click()
    await page.waitForURL(/\/notices\/[0-9a-f-]{36}/)
    await page.getByRole('navigation').getByRole('link', { name: '今日' }).click()
    await steps.nth(0).getByText('已完成').waitFor()
    await steps.nth(1).getByRole('link', { name: '核对' }).waitFor()
    await page.getByText('报送联络员名单').waitFor()
  })
})

describe('A cap', () => {
  test('is proposed with its authority, found among the day’s tasks by another, approved, and shown by year', async () => {
    const officer = await site.visit('lu', '/rules')
    await officer.getByText('没有规定比例上限').waitFor()
    await propose(officer, { ratio: '6.5', citation: '云献〔2026〕7号，二（三）' })
    await officer
      .getByRole('row', { name: /职工人数 6.5%/ })
      .getByText('待批准')
      .waitFor()
    expect(await officer.getByRole('button', { name: /批准/ }).count()).toBe(0)

    const approver = await site.visit('qian', '/home')
    await approver.getByText('云河区比例上限：职工人数不超过 6.5%，等您批准').waitFor()
    await look(approver, 'task')
    await approver.getByRole('link', { name: '查看' }).click()
    await approver.getByRole('button', { name: /^批准/ }).click()
    await approver
      .getByRole('row', { name: /职工人数 6.5%/ })
      .getByText('已批准')
      .waitFor()
    await approver.getByRole('figure', { name: '各年有效的上限' }).getByText('6.5%').waitFor()
  })

  test('is refused with the reason, and stays in the list as refused', async () => {
    const officer = await site.visit('lu', '/rules')
    await propose(officer, { ratio: '９０％', citation: '没有依据' })
    await officer.getByRole('row', { name: /90.0%/ }).waitFor()
    const approver = await site.visit('qian', '/rules')
    await approver
      .getByRole('row', { name: /90.0%/ })
      .getByRole('button', { name: /^不批准/ })
      .click()
    await approver.getByLabel('原因').fill('没有文件规定')
    await approver.getByRole('dialog').getByRole('button', { name: '不批准' }).click()
    await approver.getByRole('row', { name: /90.0%/ }).getByText('没有批准').first().waitFor()
  })

  test('that is no share is not sent, and says how to write one', async () => {
    const officer = await site.visit('lu', '/rules')
    await propose(officer, { ratio: '六成', citation: '依据' })
    await officer.getByText('应为 0 到 100 之间的数').waitFor()
    expect(await officer.getByLabel('不超过').inputValue()).toBe('六成')
  })
})

describe('The dictionaries', () => {
  test('go from one to another in the address, and leave as a spreadsheet', async () => {
    const page = await site.visit('wei', '/dictionaries?of=findings')
    await page.getByRole('cell', { name: 'total-mismatch' }).waitFor()
    await page.getByText('岗位与权限').click()
    await expect.poll(() => new URL(page.url()).searchParams.get('of')).toBe('roles')
    await page.getByRole('columnheader', { name: '献血办负责人' }).waitFor()
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: '导出 xlsx' }).click()
    const { sheets } = await readTable(await readFile(await (await saved).path()), 'x.xlsx')
    expect(sheets.map(({ name }) => name)).toContain('岗位与权限')
  })
})

describe('Ctrl+K', () => {
  test('finds the unit 白鹤镇 and leads to its card; the notice by its number', async () => {
    const page = await site.visit('lu', '/home')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '搜索与跳转' }).fill('白鹤镇')
    await page
      .getByRole('option', { name: /白鹤镇/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await heading(page, '单位与联络员')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '搜索与跳转' }).fill('云献')
    await page.getByRole('option', { name: /云河区无偿献血工作的通知/ }).waitFor()
  })

  test('shows nobody a hit that they may not open', async () => {
    const page = await site.visit('an', '/home')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '搜索与跳转' }).fill('白鹤镇')
    await page.getByText('没有相符的结果').waitFor()
    await page.getByRole('combobox', { name: '搜索与跳转' }).fill('操作记录')
    await page.getByText('没有相符的结果').waitFor()
    await page.getByRole('combobox', { name: '搜索与跳转' }).fill('账号')
    await page.getByRole('option', { name: /账号与岗位/ }).waitFor()
  })
})

describe.each([
  [1366, 'zh'],
  [390, 'zh'],
  [1366, 'en'],
] as const)('At %d px in %s', (width, language) => {
  test.each([
    ['lu', '/home'],
    ['qian', '/rules'],
    ['wei', '/home'],
    ['wei', '/dictionaries?of=units'],
    ['wei', '/dictionaries?of=findings'],
    ['wei', '/dictionaries?of=roles'],
    ['wei', '/dictionaries?of=glossary'],
  ])('%s at %s has no serious fault of accessibility and fits', async (login, path) => {
    const page = await site.visit(login, path, { width, language })
    await look(page, `${login}${path.replaceAll(/\W/g, '-')}-${width}-${language}`)
    await page.close()
  })
})

type Page = Awaited<ReturnType<typeof site.visit>>

async function propose(page: Page, wish: { ratio: string; citation: string }): Promise<void> {
  await page.getByRole('button', { name: '提出上限' }).click()
  await page.getByLabel('不超过').fill(wish.ratio)
  await page.getByLabel('从').fill(`${year}.1.1`)
  await page.getByLabel(/^到/).fill(`${year}年12月31日`)
  await page.getByLabel('依据').fill(wish.citation)
  await page.getByRole('button', { name: '提交批准' }).click()
}
