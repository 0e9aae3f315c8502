import { expect, test } from 'vitest'
import { rowsOf } from '#test/house.ts'
import { heading, look, settled, useSite } from '#test/site.ts'
import { counts, drives, inDays, today, useStation } from '../../given.ts'
import { askFor, chooseDays, press, stateCounts } from './given.ts'

const site = useSite()
const station = useStation(site.house)
const does = drives(site.house, station)

/** The login that signs in as somebody whose account was made for the test. */
const loginOf = async (accountId: string): Promise<string> => {
  const rows = await rowsOf<{ login: string }>(
    site.house.database.owner,
    'select login from access.account where id = $1',
    [accountId],
  )
  return rows[0]!.login
}

test('A drive is asked for on a phone, offered, chosen, counted and closed; the unit sees no small count', async () => {
  const [unit, planner] = [
    await loginOf(station.liaison.accountId),
    await loginOf(station.planner.accountId),
  ]
  const phone = await site.visit(unit, '/drives', { width: 390 })
  await heading(phone, '团体活动')
  const id = await askFor(phone, '东镇')

  const desk = await site.visit(planner, `/drives/${id}`)
  await chooseDays(desk, '东镇文体中心', 1)
  await press(desk, '给出所选 1 天')
  await desk.getByText('待选日期').first().waitFor()

  await phone.reload()
  await settled(phone)
  await look(phone, 'drive-offers-390')
  await press(phone, '选这一天')
  await phone.getByLabel('已约人数').fill('40')
  await press(phone, '保存')
  await expect.poll(async () => (await does.read(id)).expected).toBe(40)
  for (const box of await phone.getByRole('checkbox').all()) {
    await box.click()
    await expect.poll(() => box.isChecked()).toBe(true)
    await expect.poll(() => box.isEnabled()).toBe(true)
  }
  await look(phone, 'drive-prepare-390')
  await desk.reload()
  await settled(desk)
  await press(desk, '准备完毕')
  await rowsOf(
    site.house.database.owner,
    'update appointments.drive set on_day = $2 where id = $1',
    [id, today],
  )
  await press(desk, '开始现场')
  await desk.getByRole('link', { name: '现场看板' }).click()
  await stateCounts(desk, counts({ arrived: 36, registered: 35, deferred: 1 }))
  await look(desk, 'drive-day-1366')

  await phone.goto(`${site.address}/drives/${id}/day`)
  await settled(phone)
  await phone.getByText('36 / 40').waitFor()
  await phone.getByText('献血与暂缓都算已结束，不区分。').waitFor()
  expect(await phone.getByLabel('暂缓', { exact: true }).count()).toBe(0)
  await look(phone, 'drive-day-390')
  await phone.context().setOffline(true)
  await phone.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
  await phone.getByText(/连不上系统，显示的是/).waitFor()
  await phone.getByText('36 / 40').waitFor()
  await phone.context().setOffline(false)

  await press(desk, '结束活动')
  await expect.poll(async () => (await does.read(id)).state).toBe('closed')
  await phone.goto(`${site.address}/drives/${id}/analysis`)
  await heading(phone, '东镇：采集 52 人份')
  await phone.getByText('少于 3', { exact: true }).waitFor()
  await look(phone, 'drive-analysis-390')
  await desk.goto(`${site.address}/drives/${id}/analysis`)
  await heading(desk, '东镇：采集 52 人份')
  await expect.poll(() => desk.getByText('少于 3', { exact: true }).count()).toBe(0)
}, 120_000)

test('A drive is moved on the calendar of vehicles by Alt and arrow, with a reason', async () => {
  const id = await does.confirmed(inDays(12))
  const page = await site.visit(
    await loginOf(station.planner.accountId),
    `/fleet?from=${inDays(10)}&days=7`,
  )
  const drive = page.getByRole('button', { name: '东镇' }).first()
  await drive.focus()
  await look(page, 'fleet-1366')
  await page.keyboard.press('Alt+ArrowRight')
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel('日期').inputValue()).toBe(inDays(13))
  await dialog.getByLabel('理由').fill('道路施工')
  await dialog.getByRole('button', { name: '提交' }).click()
  await expect.poll(async () => (await does.read(id)).onDay).toBe(inDays(13))
  await dialog.waitFor({ state: 'detached' })
}, 60_000)
