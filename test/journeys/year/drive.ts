import type { Page } from 'playwright-core'
import { counts, inDays } from '#contexts/appointments/given.ts'
import { heading, picture, settled } from '#test/site.ts'

const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click()

/** The liaison asks for a drive; answers its id. */
export async function request(phone: Page): Promise<string> {
  await press(phone, '申请团体活动')
  const form = phone.getByRole('dialog')
  await form.getByLabel(/最早/).fill(inDays(20))
  await form.getByLabel(/最晚/).fill(inDays(25))
  await form.getByLabel('预计量').fill('50')
  await form.getByLabel('地点').fill('镇政府一楼')
  await form.getByRole('button', { name: '提交' }).click()
  await phone.getByRole('link', { name: '华新镇' }).click()
  await heading(phone, '华新镇　团体活动')
  return new URL(phone.url()).pathname.split('/').at(-1)!
}

/** The station offers two days that it can staff. */
export async function offer(desk: Page): Promise<void> {
  await press(desk, '查找')
  for (const at of [0, 1]) await desk.getByRole('checkbox').nth(at).click()
  await picture(desk, 'year-07-dates')
  await press(desk, '给出所选 2 天')
  await desk.getByText('待选日期').first().waitFor()
}

/** The liaison chooses a day, says how many are expected, and goes through the check-list. */
export async function prepare(phone: Page): Promise<void> {
  await phone.reload()
  await settled(phone)
  await press(phone, '选这一天')
  await phone.getByLabel('已约人数').fill('40')
  await press(phone, '保存')
  await phone.getByText('单位 人jin　报各时段人数').waitFor()
  const boxes = phone.getByRole('checkbox')
  for (let at = 0; at < (await boxes.count()); at += 1) {
    await boxes.nth(at).click()
    await phone.getByText(`${at + 1}/${await boxes.count()}`).waitFor()
  }
  await picture(phone, 'year-08-prepared')
}

/** The station runs the day: opens it, states its counts, closes it. */
export async function runDay(desk: Page): Promise<void> {
  await press(desk, '开始现场')
  await desk.getByRole('link', { name: '现场看板' }).click()
  const stated = counts()
  for (const [label, count] of [
    ['到场', stated.arrived],
    ['登记', stated.registered],
    ['暂缓', stated.deferred],
    ['采集（人次）', stated.visits],
    ['其中首次', stated.firstTime],
    ['采集（人份）', stated.renfen],
  ] as const) {
    await desk.getByLabel(label, { exact: true }).fill(String(count))
  }
  await press(desk, '保存数字')
  await desk.getByText(/数字更新于/).waitFor()
  await picture(desk, 'year-09-day')
  await press(desk, '结束活动')
  await desk.getByText('活动还没有开始，或已经结束。').waitFor()
}
