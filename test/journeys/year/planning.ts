import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { asDocx, withTables } from '#test/notices-as.ts'
import { bar, saved } from '#test/plan-steps.ts'
import { heading, picture, settled } from '#test/site.ts'
import { notice } from './cast.ts'

/** Reads the notice from the first step of the home page and decides on all of it. */
export async function decideNotice(page: Page): Promise<void> {
  await page.getByRole('link', { name: '开始' }).click()
  await heading(page, '通知识别')
  await page.getByLabel('通知文件').setInputFiles({
    name: '青浦2020.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: await asDocx(withTables(notice)),
  })
  await page.getByText('53 个需要选定或登记').waitFor()
  await picture(page, 'year-01-notice')
  await page.getByRole('button', { name: '其余 53 个都登记为新单位' }).click()
  const make = page.getByRole('button', { name: '生成年度计划' })
  await expect.poll(() => make.getAttribute('title')).toBeNull()
  await page.getByRole('button', { name: '全部接受' }).click()
  await page.getByText('待看 0 处').waitFor()
}

/** Makes the plan of a decided notice; answers its id. */
export async function makePlan(page: Page): Promise<string> {
  await page.getByRole('button', { name: '生成年度计划' }).click()
  await page.waitForURL(/\/plan\/.*\/targets/)
  await settled(page)
  for (const [name, amount] of [
    ['年度总目标', '15,987'],
    ['团体无偿献血', '11,173'],
    ['各镇、街道', '10,118'],
    ['各委、办、局', '1,055'],
    ['华新镇', '1,330'],
  ]) {
    expect([name, await page.getByTestId(`target-${name}`).textContent()]).toEqual([name, amount])
  }
  await picture(page, 'year-02-targets')
  return new URL(page.url()).pathname.split('/')[2]!
}

/** Moves 夏阳街道 from April to May by keys alone. */
export async function moveByKeys(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: '月份计划' }).click()
  await bar(page, '夏阳街道，2020-04-01 ~ 04-30').waitFor()
  await page.locator('.month-body [tabindex="0"]').focus()
  const cursor = page.locator('[data-cursor]')
  for (let at = 0; at < 12; at += 1) {
    if ((await cursor.textContent())?.startsWith('夏阳街道，2020-04-01')) break
    await page.keyboard.press('ArrowRight')
  }
  await page.keyboard.press('Alt+ArrowRight')
  await bar(page, '夏阳街道，2020-05-01 ~ 05-31').waitFor()
  await saved(page)
  await picture(page, 'year-03-schedule')
}

/** Hands the draft to the one who approves. */
export async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: '送审' }).click()
  const check = page.getByRole('dialog')
  await check.getByText('各级合计相符').waitFor()
  await check.getByRole('button', { name: '送审' }).click()
  await page.getByText('已送审，等负责人下达').first().waitFor()
}

/** Finds the plan among the day’s tasks, and issues it with a number and a day for the answers. */
export async function issue(page: Page, dueOn: string): Promise<void> {
  await page.getByRole('link', { name: '审阅' }).click()
  await settled(page)
  await page.getByRole('button', { name: '下达目标' }).click()
  await page.getByLabel('文号').fill('青献办〔2020〕1号')
  await page.getByLabel('答复期限').fill(dueOn)
  await page.getByLabel('下达说明').fill('按市下达目标分解')
  await picture(page, 'year-04-issue')
  await page.getByRole('button', { name: '确认下达' }).click()
  await page.getByText('第 1 版，已下达').waitFor()
}
