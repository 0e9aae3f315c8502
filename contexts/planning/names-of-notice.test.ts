import { describe, expect, test } from 'vitest'
import { giveRole } from '#platform/access/assign.ts'
import { asProgramme } from '#platform/programme.ts'
import { useApplication } from '#test/served.ts'
import { givenDistrict, givenTown } from '../organisation/given.ts'
import { noticeOf, refusal, useNoticeOffice } from './given-notice.ts'

const house = useApplication()
const office = useNoticeOffice(house)
const amounts = async (planId: string) =>
  Object.fromEntries(
    (await office.does.read(planId)).targets.map(({ label, amount }) => [label, amount]),
  )

describe('The names of a notice', () => {
  test('that stand in two tables are one unit in two groups', async () => {
    const planId = await office.planned(`关于做好2034年云河区无偿献血工作的通知
全年团体无偿献血目标为 60 人份。
附件1：2034年云河区各镇献血募集目标分解表
地区 献血任务数（人份）
东镇 10
卫生局 20
合计 30
附件2：2034年云河区各委、办、局献血募集目标分解表
单位 献血任务数（人份）
公安局 10
卫生局 20
合计 30`)
    const { targets } = await office.does.read(planId)
    const same = targets.filter(({ label }) => label === '卫生局')
    expect(new Set(same.map(({ unitId }) => unitId)).size).toBe(1)
    expect(new Set(same.map(({ parentKey }) => parentKey)).size).toBe(2)
  })

  test('that stand for one unit in one group are refused, and both are told', async () => {
    const { unitId } = await givenTown(house.app, office.district, '金湖镇')
    const id = await office.desk.receive(
      noticeOf(2035, [
        ['金湖镇', 1],
        ['老金湖', 2],
      ]),
    )
    await office.desk.decide(id, { item: 'unit:老金湖', value: { unitId } })
    const refused = await office.desk.make(id)
    expect(refusal(refused)).toEqual([422, 'not-reconciled'])
    expect(refused.body.text.zh).toContain('“金湖镇”和“老金湖”')
  })

  test('are matched anew once they are corrected', async () => {
    const { unitId } = await givenTown(house.app, office.district, '银湖镇')
    const id = await office.desk.receive(noticeOf(2035, [['艮湖鎮', 3]]))
    await office.desk.decide(id, { item: 'row:0:0', value: { label: '银湖镇' } })
    expect((await office.desk.look(id)).units).toMatchObject([
      { label: '银湖镇', state: 'exact', unitId },
    ])
    const planId = (await office.desk.make(id)).body.planId
    expect(await amounts(planId)).toMatchObject({ 银湖镇: 3 })
  })

  test('are not given to a unit of another region, also by one who reaches there', async () => {
    const elsewhere = await givenDistrict(house.app, '另一个区')
    const { unitId } = await givenTown(house.app, elsewhere, '远镇')
    await asProgramme(house.app, (act) =>
      giveRole(act, {
        id: office.officer.accountId,
        role: 'blood-office-officer',
        regionId: elsewhere,
      }),
    )
    const id = await office.desk.receive(noticeOf(2036, [['远镇', 3]]))
    const chosen = await office.desk.decide(id, { item: 'unit:远镇', value: { unitId } })
    expect(refusal(chosen)).toEqual([400, 'input-invalid'])
    expect(chosen.body.text.zh).toContain('“远镇”不在云河区范围内')
    const planId = await office.planned(noticeOf(2036, [['东镇', 3]]))
    const added = await office.does.change(planId, [
      {
        do: 'add-target',
        parentKey: await office.does.key(planId, '团体无偿献血'),
        kind: 'unit',
        track: 'group',
        label: '远镇',
        unitId,
        amount: 1,
        status: 'stated',
      },
    ])
    expect(refusal(added)).toEqual([400, 'input-invalid'])
  })
})
