import type { Page } from 'playwright-core'
import { heading } from '#test/site.ts'
import { inDays } from '../../given.ts'
import type { Counts } from '../rules/small-cells.ts'

/** Presses the first button of a name. */
export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().click()

/** A liaison asks for a drive of 50 人份 in three weeks; answers its id, on its page. */
export async function askFor(phone: Page, unit: string): Promise<string> {
  await press(phone, '申请团体活动')
  const form = phone.getByRole('dialog')
  await form.getByLabel(/最早/).fill(inDays(20))
  await form.getByLabel(/最晚/).fill(inDays(25))
  await form.getByLabel('预计量').fill('50')
  await form.getByLabel('地点').fill('镇政府')
  await form.getByRole('button', { name: '提交' }).click()
  await phone.getByRole('link', { name: unit }).click()
  await heading(phone, `${unit}　团体活动`)
  return new URL(phone.url()).pathname.split('/').at(-1)!
}

/** The station looks for days at a venue, and chooses the first of them. */
export async function chooseDays(desk: Page, venue: string, days: number): Promise<void> {
  await desk.getByRole('option', { name: venue }).waitFor({ state: 'attached' })
  await press(desk, '查找')
  for (let at = 0; at < days; at += 1) await desk.getByRole('checkbox').nth(at).click()
}

/** The station states the counts of a day that runs. */
export async function stateCounts(desk: Page, stated: Counts): Promise<void> {
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
}
