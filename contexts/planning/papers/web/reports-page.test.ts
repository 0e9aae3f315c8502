import { beforeAll, describe, expect, test } from 'vitest'
import { look, settled, useSite } from '#test/site.ts'
import { issue, useOffice } from '../../given.ts'

const site = useSite()
const office = useOffice(site.house)
let logins: ReadonlyMap<string, string>

beforeAll(async () => {
  office.year = 2023
  const planId = await office.complete()
  await office.does.submit(planId)
  await issue(office.approver, planId, {
    documentNumber: '云献〔2024〕1号',
    effectiveOn: '2024-01-01',
  })
  const rows = await site.house.app.database.kysely
    .selectFrom('access.account')
    .select(['id', 'login'])
    .execute()
  logins = new Map(rows.map(({ id, login }) => [id, login]))
})

describe('Documents on screen', () => {
  test('an officer sees a notice, writes it, and follows a figure; the approver issues it', async () => {
    const officer = logins.get(office.officer.accountId)!
    const page = await site.visit(officer, '/reports?kind=annual-notice')
    await page.getByText('关于做好2024年云河区无偿献血工作的通知').waitFor()
    await look(page, 'reports')
    await page.getByRole('button', { name: '写定快照' }).click()
    await page.waitForURL(/\/reports\/R-\d{8}-\d{4}/)
    await page.getByText('与写定时一致').waitFor()
    await page.getByRole('button', { name: '60', exact: true }).click()
    await page.getByRole('link', { name: '打开计划这一版' }).waitFor()
    await look(page, 'report')
    const { pathname } = new URL(page.url())

    const approver = await site.visit(logins.get(office.approver.accountId)!, pathname, {
      width: 390,
    })
    await approver.getByRole('button', { name: '签发' }).click()
    await approver.getByText('已签发').waitFor()
    await settled(approver)
    await look(approver, 'report-phone')
    expect(await approver.getByRole('button', { name: '签发' }).count()).toBe(0)
  })

  test('a field that nobody knows is told while it is written', async () => {
    const page = await site.visit(logins.get(office.officer.accountId)!, '/reports/words')
    await page.getByLabel('标题').fill('{{年渡}}通知')
    await page.getByText('标题 第 1 行第 1 字：不认识的字段“年渡”').waitFor()
    await page.getByText('是否为：年度').waitFor()
    await look(page, 'report-words')
    await page.getByLabel('标题').fill('{{年度}}通知')
    await page.getByRole('button', { name: '存为新版' }).click()
    await page.getByText('第 1 版').first().waitFor()
  })
})
