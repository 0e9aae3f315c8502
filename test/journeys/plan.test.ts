import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { givenDistrict, givenTown } from '#contexts/organisation/given.ts'
import { planning } from '#contexts/planning/given.ts'
import { account } from '#platform/access/given.ts'
import type { Role } from '#platform/access/roles.ts'
import { bar, saved } from '../plan-steps.ts'
import { look, settled, useSite } from '../site.ts'

const site = useSite()
let planId = ''

beforeAll(async () => {
  const { app } = site.house
  const district = await givenDistrict(app, '长宁区')
  for (const name of ['华阳路街道', '江苏路街道']) await givenTown(app, district, name)
  const hold = (login: string, role: Role) =>
    account(app, [{ role, regionId: district }], { login })
  await hold('gu', 'blood-office-officer')
  await hold('he', 'blood-office-officer')
  await hold('qian', 'blood-office-approver')
  planId = await planOfNotice(district)
}, 120_000)

/** The plan of the notice of 长宁 2012, which shares nothing out: 8,065 are nobody's. */
async function planOfNotice(regionId: string): Promise<string> {
  const officer = await site.house.as('blood-office-officer', regionId)
  const text = readFileSync(
    join(import.meta.dirname, '../../demo/notices/changning-2012.txt'),
    'utf8',
  )
  const { body } = await officer.post('/planning/notices', { regionId, text })
  const { body: notice } = await officer.get(`/planning/notices/${body.id}`)
  const decisions = notice.read.findings.map((_: object, index: number) => ({
    item: `finding:${index}`,
    choice: 'accepted',
    value: null,
    reason: null,
  }))
  const decided = await officer.post(`/planning/notices/${body.id}/decisions`, {
    version: notice.version,
    decisions,
  })
  const made = await officer.post(`/planning/notices/${body.id}/plan`, decided.body)
  await planning(officer).read(made.body.planId)
  return made.body.planId
}

describe('A plan whose units are not told', () => {
  test('is shared out by an officer, refused, returned, completed and issued', async () => {
    const officer = await site.visit('gu', `/plan/${planId}/targets`)
    await officer.getByText('未分 8,065').waitFor()
    await details(officer, '团体无偿献血')
    for (const name of ['华阳路街道', '江苏路街道']) {
      await officer.getByRole('button', { name: '添加单位' }).click()
      await officer.getByLabel('单位名称').fill(name)
      await officer.getByRole('listitem').filter({ hasText: name }).getByRole('button').click()
      await officer.keyboard.press('Escape')
    }
    await write(officer, '华阳路街道', '５,000人份')
    await write(officer, '江苏路街道', '1000')
    await saved(officer)
    await officer.getByText('未分 2,065').first().waitFor()
    await officer.getByRole('button', { name: '送审' }).click()
    await officer
      .getByRole('dialog')
      .getByText(/还有 1 处不平/)
      .waitFor()
    await officer.getByRole('dialog').getByRole('button', { name: '送审' }).click()
    await officer.getByText('已送审，等负责人下达').waitFor()

    const approver = await site.visit('qian', `/plan/${planId}/targets`)
    await approver.getByRole('button', { name: '下达目标' }).click()
    const check = approver.getByRole('dialog')
    await check.getByText('还有 1 处不平，平了才能下达').first().waitFor()
    expect(
      await check.getByRole('button', { name: '确认下达' }).getAttribute('aria-disabled'),
    ).toBe('true')
    await check.getByRole('button', { name: /还有 2,065 没有分下去/ }).click()
    await approver.getByRole('complementary', { name: '所选项目' }).getByText('2,065').waitFor()
    await approver.getByRole('button', { name: '退回修改' }).click()
    await approver.getByLabel('哪里要改').fill('江苏路街道的数不够')
    await approver.getByRole('dialog').getByRole('button', { name: '退回修改' }).click()
    await approver.getByText(/起草中/).waitFor()

    await officer.reload()
    await write(officer, '江苏路街道', '3065')
    await saved(officer)
    await officer.getByRole('button', { name: '送审' }).click()
    await officer.getByRole('dialog').getByText('各级合计相符').waitFor()
    await officer.getByRole('dialog').getByRole('button', { name: '送审' }).click()
    await officer.getByText('已送审，等负责人下达').waitFor()

    await approver.reload()
    await approver.getByRole('button', { name: '下达目标' }).click()
    await approver.getByLabel('文号').fill('长献办〔2012〕2号')
    await approver.getByLabel('生效日期').fill('2012.3.1')
    await approver.getByLabel('下达说明').fill('按街道分解')
    await approver.getByRole('button', { name: '确认下达' }).click()
    await approver.getByText('第 1 版，已下达').waitFor()
    await approver.getByText('2012-03-01 起生效').waitFor()
    expect(await approver.getByTestId('target-华阳路街道').count()).toBe(0)
  }, 120_000)
})

describe('The next revision', () => {
  test('keeps what is typed while the network is away, and saves it when it is back', async () => {
    const officer = await site.visit('gu', `/plan/${planId}/targets`)
    await officer.getByRole('button', { name: '另立新版' }).click()
    await officer.getByText('第 2 版，草稿').waitFor()
    await officer.context().setOffline(true)
    await write(officer, '华阳路街道', '5001')
    await officer.getByTestId('save-state').getByText('1 处留在本机').waitFor()
    await officer.context().setOffline(false)
    await saved(officer)
    await officer.reload()
    expect(await officer.getByTestId('target-华阳路街道').textContent()).toBe('5,001')
  }, 60_000)

  test('is taken back act by act by Ctrl+Z', async () => {
    const officer = await site.visit('gu', `/plan/${planId}/targets?revision=2`)
    await details(officer, '江苏路街道')
    await officer.getByRole('button', { name: '移除' }).click()
    await expect.poll(() => officer.getByTestId('target-江苏路街道').count()).toBe(0)
    await officer.getByRole('heading', { level: 1 }).click()
    await officer.keyboard.press('Control+z')
    expect(await officer.getByTestId('target-江苏路街道').textContent()).toBe('3,065')
    await saved(officer)
  }, 60_000)

  test('changed by two at once shows both values and loses neither', async () => {
    const [gu, he] = [
      await site.visit('gu', `/plan/${planId}/targets?revision=2`),
      await site.visit('he', `/plan/${planId}/targets?revision=2`),
    ]
    await he.getByTestId('target-江苏路街道').waitFor()
    await write(gu, '江苏路街道', '3070')
    await saved(gu)
    await write(he, '江苏路街道', '3080')
    const choice = he.getByRole('dialog', { name: '别人也改了同一处' })
    await choice.getByText('您的 3,080').waitFor()
    await choice.getByText('对方的 3,070').click()
    await choice.getByRole('button', { name: '按所选保存' }).click()
    await expect.poll(() => he.getByTestId('target-江苏路街道').textContent()).toBe('3,070')
  }, 60_000)

  test('takes a column pasted from a spreadsheet, seen before it is written', async () => {
    const officer = await site.visit('gu', `/plan/${planId}/targets?revision=2`)
    await officer.getByRole('button', { name: '从表格粘贴' }).click()
    await officer
      .getByLabel('粘贴到这里')
      .fill('街道\t任务数\n江苏路街道\t3,165\n华阳路街道\t4,900\n合计\t8,065')
    await officer.getByText('将改 2 行，合计 8,065').waitFor()
    await officer.getByRole('button', { name: '写入 2 行' }).click()
    await saved(officer)
    expect(await officer.getByTestId('target-华阳路街道').textContent()).toBe('4,900')
    await officer.getByText('差 0').waitFor()
  }, 60_000)

  test('is laid in time by keys: added, made longer, removed, taken back', async () => {
    const officer = await site.visit('gu', `/plan/${planId}/schedule?revision=2`)
    await officer.getByRole('button', { name: '添加一项' }).click()
    const form = officer.getByRole('dialog')
    await form.getByLabel('哪个单位').selectOption({ label: '华阳路街道' })
    await form.getByRole('button', { name: '添加一项' }).click()
    const laid = bar(officer, '华阳路街道，2012-01-01')
    await laid.focus()
    await laid.click()
    await officer.keyboard.press('Shift+ArrowRight')
    await bar(officer, '华阳路街道，2012-01-01 ~ 02-29').waitFor()
    await officer.keyboard.press('Delete')
    await expect.poll(() => laid.count()).toBe(0)
    await officer.getByRole('button', { name: '撤销' }).first().click()
    await bar(officer, '华阳路街道，2012-01-01 ~ 02-29').waitFor()
    await saved(officer)
  }, 60_000)
})

test.each([1366, 390])(
  'at %d px every screen of a plan fits, without a serious fault of accessibility',
  async (width) => {
    const page = await site.visit('gu', '/plans', { width })
    await look(page, `plans-${width}`)
    for (const [name, path] of screens) {
      await page.goto(`${site.address}/plan/${planId}${path}`)
      await settled(page)
      await look(page, `${name}-${width}`)
    }
  },
  60_000,
)

const screens = [
  ['targets', `/targets`],
  ['versions', `/targets?revision=2&versions=open&compare=1`],
  ['schedule', `/schedule?view=matrix`],
  ['gantt', `/schedule?view=gantt`],
  ['list', `/schedule?view=list`],
] as const

const details = (page: Page, name: string) => page.getByTitle(`${name} 详情`).click()

async function write(page: Page, unit: string, amount: string): Promise<void> {
  await page.getByTestId(`target-${unit}`).click()
  await page.getByLabel(`${unit} 本年目标`).fill(amount)
  await page.keyboard.press('Enter')
}
