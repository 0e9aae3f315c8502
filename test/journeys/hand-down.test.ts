import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { givenDistrict, givenUnit } from '#contexts/organisation/given.ts'
import { tokenFor } from '#contexts/planning/handing-down/given.ts'
import { account } from '#platform/access/given.ts'
import { newId } from '#platform/id.ts'
import { heading, look, settled, useSite } from '#test/site.ts'

const site = useSite({ HELP_PHONE: '021-6900-0000' })
const year = 2031
let planId = ''

/** A plan of 40 for one bureau in May, submitted by somebody else; the bureau has a liaison. */
beforeAll(async () => {
  const { house } = site
  const district = await givenDistrict(house.app, '云河区')
  const bureau = await givenUnit(house.app, district, '教育局')
  for (const [login, role] of [
    ['gu', 'blood-office-officer'],
    ['qian', 'blood-office-approver'],
  ] as const) {
    await account(house.app, [{ role, regionId: district }], { login })
  }
  const officer = await house.as('blood-office-officer', district)
  await officer.post(`/organisation/units/${bureau}/liaisons`, {
    ...{ role: 'liaison', name: '张晓明', phone: '13812341234', from: '2026-01-01' },
  })
  planId = (await officer.post('/planning/plans', { regionId: district, year })).body.planId
  const { body: plan } = await officer.get(`/planning/plans/${planId}`)
  const [track, unit] = [newId(), newId()]
  const part = { do: 'add-target', track: 'group', amount: 40, status: 'stated' }
  const changed = await officer.post(`/planning/revisions/${plan.revision.id}/changes`, {
    version: plan.revision.version,
    changes: [
      { do: 'set-target', key: plan.targets[0].key, amount: 40, status: 'stated' },
      {
        ...{ ...part, key: track, parentKey: plan.targets[0].key },
        ...{ kind: 'track', label: '团体', unitId: null },
      },
      { ...part, key: unit, parentKey: track, kind: 'unit', label: '教育局', unitId: bureau },
      {
        ...{ do: 'add-item', targetKey: unit, amount: 40, area: null },
        ...{ from: `${year}-05-01`, to: `${year}-05-31` },
      },
    ],
  })
  expect(changed.status).toBe(200)
  await officer.post(`/planning/revisions/${plan.revision.id}/submit`, changed.body)
}, 120_000)

test('a target is issued, opened by a link on a phone, filed, reviewed and locked', async () => {
  const approver = await site.visit('qian', `/plan/${planId}/targets`)
  await approver.getByRole('button', { name: '下达目标' }).click()
  await approver.getByLabel('答复期限').fill('2031-10-01')
  await approver.getByLabel('下达说明').fill('按年度安排')
  await approver.getByRole('button', { name: '确认下达' }).click()
  await approver.getByText('第 1 版，已下达').waitFor()

  const link = `/t#${await tokenFor(site.house, '张晓明')}`
  const phone = await site.open(link, { width: 390 })
  await heading(phone, '打开本次任务')
  expect(new URL(phone.url()).hash).toBe('')
  await phone.getByRole('button', { name: '打开任务' }).click()
  await heading(phone, `教育局 ${year} 年目标`)
  await phone.getByText('40 人份').first().waitFor()
  await look(phone, 'task-by-link')
  await phone.getByRole('button', { name: '是我，确认' }).click()
  await phone.getByRole('button', { name: '是我，确认' }).waitFor({ state: 'detached' })
  await phone.getByRole('button', { name: '确认收到' }).click()
  await phone.getByText('已确认').first().waitFor()
  await phone.getByRole('button', { name: '报送月份安排' }).click()
  await fill(phone, '5月', '30')
  await phone.getByText('合计 30，下达 40，相差 −10').waitFor()
  await fill(phone, '6月', '10')
  await phone.getByText('合计 40，下达 40，相符').waitFor()
  await look(phone, 'task-months')
  await phone.getByRole('button', { name: '报送', exact: true }).click()
  await phone.getByRole('heading', { name: '回执' }).waitFor()
  await phone.locator('dd', { hasText: /^HZ-2031-\d{6}$/ }).waitFor()
  await look(phone, 'task-receipt')
  const again = await site.open(link, { width: 390 })
  await again.getByRole('button', { name: '打开任务' }).click()
  await heading(again, '链接打不开')
  await again.getByRole('button', { name: '把新链接发到登记的手机' }).click()
  await again.getByText(/新的链接已发到登记的手机/).waitFor()
  await look(again, 'link-refused')

  const officer = await site.visit('gu', `/plan/${planId}/hand-downs`)
  await officer.getByText('下达 1 个单位：0 个已锁定，1 个等您处理，0 个还没办完').waitFor()
  await officer.getByRole('button', { name: '教育局' }).click()
  await look(officer, 'hand-downs')
  await officer.getByRole('button', { name: '退回', exact: true }).click()
  await officer.getByLabel('哪里要改').fill('六月高温，请放到五月')
  await officer.getByRole('button', { name: '退回', exact: true }).click()
  await officer.getByText('六月高温，请放到五月').waitFor()

  await phone.reload()
  await phone.getByText('六月高温，请放到五月').waitFor()
  await phone.getByRole('button', { name: '报送月份安排' }).click()
  await phone.getByRole('button', { name: '报送', exact: true }).click()
  await expect.poll(() => phone.locator('dd', { hasText: /^HZ-2031-\d{6}$/ }).count()).toBe(2)

  await officer.reload()
  await settled(officer)
  await officer.getByRole('button', { name: '同意并锁定' }).click()
  await officer.getByText('下达 1 个单位：1 个已锁定').waitFor()
  await phone.reload()
  await heading(phone, '这次打开已经结束')
}, 120_000)

/** Types an amount and leaves the field. */
async function fill(page: Page, month: string, amount: string): Promise<void> {
  const field = page.getByLabel(month, { exact: true })
  await field.fill(amount)
  await field.press('Enter')
}
