import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { givenDistrict, givenTown } from '#contexts/organisation/given.ts'
import { planning } from '#contexts/planning/given.ts'
import { table, tallyTaker } from '#contexts/planning/progress/given.ts'
import { account } from '#platform/access/given.ts'
import type { Role } from '#platform/access/roles.ts'
import { newId } from '#platform/id.ts'
import type { Asker } from '../served.ts'
import { heading, look, useSite } from '../site.ts'

const site = useSite()
let district = ''
let officer: Asker

beforeAll(async () => {
  const { app } = site.house
  district = await givenDistrict(app, '云河区')
  const east = await givenTown(app, district, '东镇')
  const west = await givenTown(app, district, '西镇')
  const hold = (login: string, role: Role) =>
    account(app, [{ role, regionId: district }], { login })
  await hold('lu', 'blood-office-officer')
  await hold('qian', 'blood-office-approver')
  officer = await site.house.as('blood-office-officer', district)
  await planOf2025([
    ['东镇', east.unitId],
    ['西镇', west.unitId],
  ])
})

/** Two towns of 60 each, all of it in March 2025. */
async function planOf2025(towns: readonly (readonly [string, string])[]): Promise<void> {
  const does = planning(officer)
  const planId = await does.begin({ regionId: district, year: 2025 })
  const [total, track] = [(await does.read(planId)).targets[0]!.key, newId()]
  const part = { do: 'add-target', track: 'group', status: 'stated' }
  await does.change(planId, [
    { do: 'set-target', key: total, amount: 120, status: 'stated' },
    {
      ...part,
      key: track,
      parentKey: total,
      kind: 'track',
      label: '团体',
      unitId: null,
      amount: 120,
    },
    ...towns.flatMap(([label, unitId]) => {
      const key = newId()
      const days = { from: '2025-03-01', to: '2025-03-31' }
      return [
        { ...part, key, parentKey: track, kind: 'unit', label, unitId, amount: 60 },
        { do: 'add-item', targetKey: key, amount: 60, area: null, ...days },
      ]
    }),
  ])
}

describe('Progress', () => {
  test('calls nobody behind before anything was imported, and leads to the import', async () => {
    const page = await site.visit('lu', '/progress')
    await heading(page, '还没有采集数')
    expect(await page.getByText('落后').count()).toBe(0)
    await page.locator('.state').getByRole('link', { name: '导入采集数' }).click()
    await heading(page, '导入采集数')
  })

  test('moves a unit from behind to on plan with an import, and back when it is taken back', async () => {
    const { taken } = tallyTaker(
      () => district,
      () => officer,
    )
    const first = table(['2025-03-10', '东镇', 30, 40], ['2025-03-31', '西镇', 50, 60])
    expect((await taken(first, {}, officer, '三月.csv')).status).toBe(200)

    const page = await site.visit('lu', '/progress')
    await heading(page, '1 个单位按计划，1 个落后，0 个提前')
    await standing(page, '东镇', ['−20', '落后'])

    await page.goto(`${site.address}/tallies/import`)
    await page.locator('input[type=file]').setInputFiles({
      name: '补报.csv',
      mimeType: 'text/csv',
      buffer: table(['2025-03-20', '东镇', 15, 20]),
    })
    await page.getByRole('button', { name: '核对无误，下一步' }).click()
    await page.getByRole('button', { name: '导入 1 行' }).click()
    await page.getByRole('heading', { name: '已导入 1 行' }).waitFor()
    await page.getByRole('link', { name: '看进度' }).click()
    await heading(page, '2 个单位按计划，0 个落后，0 个提前')
    await standing(page, '东镇', ['60', '按计划'])

    await page.goto(`${site.address}/tallies`)
    await page.getByRole('button', { name: '撤销导入　补报.csv' }).click()
    await page.getByLabel('为什么撤销').fill('与东镇三月的表重复')
    await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click()
    await page.getByText(/撤销：与东镇三月的表重复/).waitFor()
    await page.getByRole('link', { name: '看进度' }).click()
    await heading(page, '1 个单位按计划，1 个落后，0 个提前')
    await standing(page, '东镇', ['−20', '落后'])
  }, 60_000)

  test('opens the figures of a unit, and the address opens them again', async () => {
    const page = await site.visit('lu', '/progress?show=behind')
    await page.getByRole('row', { name: /^东镇/ }).click()
    const panel = page.getByRole('complementary', { name: '所选项目' })
    await panel.getByText('2025-03-01 ~ 03-31').waitFor()
    await panel.getByText('66.7%', { exact: true }).waitFor()
    await page.reload()
    await panel.getByRole('heading', { name: '东镇' }).waitFor()
    await panel.getByRole('button', { name: '关闭' }).click()
    await expect.poll(() => panel.count()).toBe(0)
  })

  test('counts visits for themselves and holds them against nothing', async () => {
    const page = await site.visit('lu', '/progress?counted=visit')
    await standing(page, '东镇', ['30', '落后'])
    expect(await page.getByRole('columnheader', { name: '至今应完成' }).count()).toBe(0)
  })

  test('shows a unit’s year by month, and its figures when it is opened', async () => {
    const page = await site.visit('lu', '/progress?form=months')
    await page.getByRole('img', { name: '东镇：3月 40 / 60' }).waitFor()
    await page.getByRole('button', { name: '东镇' }).click()
    const panel = page.getByRole('complementary', { name: '所选项目' })
    await panel.getByRole('row', { name: '3月 60 40 −20' }).waitFor()
  })

  test('an approver sees the imports and can neither add nor take back', async () => {
    const page = await site.visit('qian', '/tallies')
    await page.getByRole('row', { name: /^三月.csv/ }).waitFor()
    expect(await page.getByRole('button', { name: /撤销|导入采集数/ }).count()).toBe(0)
  })
})

describe('The cockpit', () => {
  test('is projected with sums and their age alone, and Esc leaves', async () => {
    const page = await site.visit('lu', '/cockpit')
    await page.getByRole('button', { name: '投屏' }).click()
    const wall = page.getByRole('dialog')
    await wall
      .getByRole('heading', { level: 1, name: '团体完成 100 人份，比计划进度少 20' })
      .waitFor()
    await wall.getByText('截至 2025-03-31').waitFor()
    await wall.getByText(/更新，每 5 分钟一次/).waitFor()
    expect(await wall.textContent()).not.toMatch(/东镇|西镇|三月\.csv/)
    // Of a browser without a whole screen to give, Esc closes at once; else it ends that first.
    await page.keyboard.press('Escape')
    await expect.poll(() => wall.count()).toBe(0)
    expect(page.url()).not.toContain('projector')
  })

  test('asks for the residents once, keeps them with their source, and reckons the rate', async () => {
    const page = await site.visit('lu', '/cockpit')
    await page.getByRole('button', { name: '填写常住人口' }).click()
    await page.getByLabel('常住人口（人）').fill('80000')
    await page.getByLabel('来源').fill('云河区统计公报')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('80 ÷ 80,000').waitFor()
    const approver = await site.visit('qian', '/cockpit')
    await approver.getByText('80 ÷ 80,000').waitFor()
    await approver.getByRole('button', { name: '怎么算的' }).last().click()
    await approver.getByText('常住人口据云河区统计公报，2025-12-31').waitFor()
    expect(await approver.getByRole('button', { name: /常住人口/ }).count()).toBe(0)
  })
})

describe.each([1366, 390])('At %d px', (width) => {
  test.each([
    ['progress', '/progress'],
    ['progress-visits', '/progress?counted=visit&order=plan'],
    ['progress-months', '/progress?form=months'],
    ['cockpit', '/cockpit'],
    ['cockpit-projected', '/cockpit?view=projector'],
    ['tallies', '/tallies'],
    ['tallies-import', '/tallies/import'],
  ])('%s has no serious fault of accessibility and fits', async (name, path) => {
    const page = await site.visit('lu', path, { width })
    await look(page, `${name}-${width}`)
    await page.close()
  })

  test('neither has the panel of a unit', async () => {
    const page = await site.visit('lu', '/progress', { width })
    await page.getByRole('row', { name: /^东镇/ }).click()
    await page.getByText('2025-03-01 ~ 03-31').waitFor()
    await look(page, `progress-panel-${width}`)
  })
})

/** Waits until a unit's row has come, and holds what it should say. */
async function standing(page: Page, unit: string, says: readonly string[]): Promise<void> {
  const row = page.getByRole('row', { name: new RegExp(`^${unit}`) })
  await row.waitFor()
  for (const text of says) await row.getByText(text, { exact: true }).first().waitFor()
}
