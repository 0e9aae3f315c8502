import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { givenDistrict } from '#contexts/organisation/given.ts'
import { dayOf, instant } from '#kernel/days.ts'
import { account } from '#platform/access/given.ts'
import { deliver } from '#platform/messages/deliver.ts'
import { aReminder, posted, sendingWith } from '#platform/messages/given.ts'
import { useHttpReceiver } from '../receivers.ts'
import { heading, look, useSite } from '../site.ts'

const site = useSite()
const gateway = useHttpReceiver()
let district = ''

beforeAll(async () => {
  district = await givenDistrict(site.house.app, '云河区')
  const of = (role: 'blood-office-officer' | 'blood-office-approver' | 'system-administrator') => [
    { role, regionId: district },
  ]
  const { app } = site.house
  const officer = await account(app, of('blood-office-officer'), { login: 'officer' })
  await account(app, of('blood-office-approver'), { login: 'approver' })
  await account(app, of('system-administrator'), { login: 'system' })
  const now = instant(Date.now())
  const to = { name: '甲', accountId: officer.id, phone: '13800138000' }
  const message = aReminder({ regionId: district, to, urgent: true, link: '/plans' })
  await posted(app, now, message, { ...message, key: 'another' })
  gateway.answer = { status: 400, body: '' }
  await deliver(sendingWith(app, { SMS_URL: gateway.url, SMS_SECRET: 'a secret of the gateway' }))
})

const row = (page: Page, text: string | RegExp) => page.getByRole('row', { name: text })

test('An officer is told by the bell, reads, and goes to where the work is', async () => {
  const page = await site.visit('officer', '/home')
  await page.getByRole('link', { name: '消息，2 条未读' }).click()
  await heading(page, '消息')
  await look(page, 'inbox')
  await page.getByRole('button', { name: '标为已读：云河镇提醒' }).first().click()
  await page.getByRole('link', { name: '消息，1 条未读' }).waitFor()
  await page.getByRole('button', { name: '去处理：云河镇提醒' }).first().click()
  await heading(page, '年度计划')

  await page.goto(`${site.address}/messages`)
  await page.getByLabel('名称').fill('我的手机')
  await page.getByRole('button', { name: '生成订阅地址' }).click()
  const address = (await page.locator('.feed-address code').textContent())!
  expect(await (await fetch(address)).text()).toMatch(/^BEGIN:VCALENDAR\r\n/)
  await page.getByRole('button', { name: '撤销：我的手机' }).click()
  await page.getByText('还没有订阅。').waitFor()
  expect((await fetch(address)).status).toBe(404)
})

test('An administrator sees why messages failed, sends them again, and tries a way', async () => {
  const page = await site.visit('system', '/admin/messages')
  await row(page, '138****8000').first().waitFor()
  expect(await row(page, '收件方拒收，地址可能有误（400）').count()).toBe(2)
  expect(await page.locator('main').textContent()).not.toMatch(/13800138000|甲/)
  await look(page, 'sending')
  await page
    .getByRole('button', { name: /^重发：/ })
    .first()
    .click()
  await expect.poll(() => row(page, '138****8000').count()).toBe(1)
  await page.getByRole('button', { name: '全部重发' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '全部重发' }).click()
  await page.getByText('没有失败的消息。').first().waitFor()
  await page.getByLabel('手机号或邮箱').fill('139 0013 9000')
  await page.getByRole('button', { name: '试发' }).click()
  await page.getByText('已排队。').waitFor()
  await page.getByLabel('待发', { exact: true }).check({ force: true })
  await row(page, '139****9000').waitFor()

  await page.getByLabel('对接系统', { exact: true }).check({ force: true })
  await page.getByRole('button', { name: '登记对接系统' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('区卫健委')
  await dialog.getByLabel('地址').fill(`${gateway.url}/hook`)
  await dialog.getByLabel('试发：检查发送通道').check()
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText('请现在把密钥交给对方管理员').waitFor()
  await page.getByRole('button', { name: '已抄录' }).click()
  await row(page, '区卫健委').waitFor()
  await look(page, 'webhooks')
})

test('A rule of sending is proposed by one and approved by another', async () => {
  const page = await site.visit('officer', '/admin/messages?part=rules')
  await page.getByRole('button', { name: '提出新规则' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('免打扰开始').fill('20:30')
  await dialog.getByLabel('依据或理由').fill('区内统一')
  await dialog.getByRole('button', { name: '提出', exact: true }).click()
  await row(page, '20:30–08:00').waitFor()
  await look(page, 'rules')
  const other = await site.visit('approver', '/admin/messages?part=rules', { width: 390 })
  await other.getByRole('button', { name: '批准', exact: true }).click()
  await row(other, /已批准/).waitFor()
  await look(other, 'rules-phone')
  expect(await row(other, /20:30–08:00/).textContent()).toContain(dayOf(instant(Date.now())))
})

test('Words are changed with a preview, and an unknown field is told while typing', async () => {
  const page = await site.visit('officer', '/admin/messages?part=templates')
  await page.getByRole('button', { name: '修改文字：试发：检查发送通道' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('正文（中文）').fill('{whom}试发')
  await dialog.getByRole('alert').filter({ hasText: '没有这些字段：whom' }).waitFor()
  await dialog.getByLabel('正文（中文）').fill('{sender}从区里试发')
  await dialog.getByText('〔sender〕从区里试发').waitFor()
  await look(page, 'words')
  await dialog.getByRole('button', { name: '保存' }).click()
  await row(page, /云河区自定/).waitFor()
})
