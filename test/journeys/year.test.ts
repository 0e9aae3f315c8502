import { beforeAll, describe, expect, test } from 'vitest'
import { askFor } from '#contexts/appointments/drives/web/given.ts'
import { inDays, today } from '#contexts/appointments/given.ts'
import { tokenFor } from '#contexts/planning/handing-down/given.ts'
import { rowsOf } from '#test/house.ts'
import { heading, picture, settled, useSite } from '#test/site.ts'
import { givenQingpu } from './year/cast.ts'
import { offer, prepare, runDay } from './year/drive.ts'
import { decideNotice, issue, makePlan, moveByKeys, submit } from './year/planning.ts'
import { followAll, followFigures, followToNotice, importTallies, write } from './year/report.ts'

const site = useSite({ HELP_PHONE: '021-6900-0000' })
let planId = ''

beforeAll(() => givenQingpu(site.house), 120_000)

describe('The year 2020 of 青浦, from the screens alone', () => {
  test('its notice is read and decided, its plan made, moved by keys and handed to the approver', async () => {
    const page = await site.visit('shen', '/home')
    await decideNotice(page)
    planId = await makePlan(page)
    await moveByKeys(page)
    await submit(page)
  }, 60_000)

  test('the approver issues it; a liaison opens the link on a phone and acknowledges', async () => {
    await issue(await site.visit('lu', '/home'), inDays(30))
    const phone = await site.open(`/t#${await tokenFor(site.house, '金晓明')}`, { width: 390 })
    await phone.getByRole('button', { name: '打开任务' }).click()
    await heading(phone, '华新镇 2020 年目标')
    await phone.getByText('1,330 人份').first().waitFor()
    await phone.getByRole('button', { name: '确认收到' }).click()
    await phone.getByText('已确认').first().waitFor()
    await picture(phone, 'year-05-acknowledged')

    const officer = await site.visit('shen', `/plan/${planId}/hand-downs`)
    await officer
      .getByRole('row', { name: /^华新镇/ })
      .getByText('已确认')
      .waitFor()
    await picture(officer, 'year-06-hand-downs')
  }, 60_000)

  test('a drive of its town is asked for, offered, chosen, prepared, counted and closed', async () => {
    const phone = await site.visit('jin', '/drives', { width: 390 })
    const id = await askFor(phone, '华新镇')
    const desk = await site.visit('tang', `/drives/${id}`)
    await offer(desk)
    await prepare(phone)
    await desk.reload()
    await settled(desk)
    await desk.getByRole('button', { name: '准备完毕' }).click()
    await desk.getByText('当天由血站开始现场').waitFor()
    // Its day is today: the test does not wait for it.
    await rowsOf(
      site.house.database.owner,
      'update appointments.drive set on_day = $2 where id = $1',
      [id, today],
    )
    await runDay(desk)
    await desk.goto(`${site.address}/drives/${id}/analysis`)
    await heading(desk, '华新镇：采集 52 人份')
  }, 60_000)

  test('its tallies are imported from a table and show as progress', async () => {
    const page = await site.visit('shen', '/progress')
    await importTallies(page)
    await heading(page, '60 个单位按计划，3 个落后，1 个提前')
    await picture(page, 'year-11-progress')
  }, 60_000)

  test('a report is written and issued, and each of its numbers leads to its source', async () => {
    const number = await write(await site.visit('shen', '/reports'))
    const page = await site.visit('lu', `/reports/${number}`)
    await page.getByRole('button', { name: '签发' }).click()
    await page.getByText('人lu 已签发').first().waitFor()
    await followFigures(page, page.getByLabel('主要数字'))
    await page.getByText('青浦2020.csv').first().waitFor()
    await followFigures(page, page.getByRole('row', { name: /^\s*夏阳街道/ }))
    expect(await followAll(page, site.address, number)).toBe(276)
    await followToNotice(page)
  }, 60_000)

  test('no page broke on the way', () => {
    expect(site.faults).toEqual([])
  })
})
