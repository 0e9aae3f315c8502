import type { Page } from 'playwright-core'
import { chooseDays, press, stateCounts } from '#contexts/appointments/drives/web/given.ts'
import { counts } from '#contexts/appointments/given.ts'
import { picture, settled } from '#test/site.ts'

/** The station offers two days that it can staff. */
export async function offer(desk: Page): Promise<void> {
  await chooseDays(desk, '华新镇文体中心', 2)
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
  await stateCounts(desk, counts())
  await picture(desk, 'year-09-day')
  await press(desk, '结束活动')
  await desk.getByText('活动还没有开始，或已经结束。').waitFor()
}
