import { beforeAll } from 'vitest'
import type { Answer, Asker, ServedApplication } from '#test/served.ts'
import { givenDistrict } from '../organisation/given.ts'
import type { DecisionShape, NoticeView } from './contract.ts'
import { issue, planning } from './given.ts'

type Wish = Partial<DecisionShape> & Pick<DecisionShape, 'item'>

/** A decision with what is usual where nothing is said. */
export const decision = (wish: Wish): DecisionShape => ({
  choice: wish.value ? 'corrected' : 'accepted',
  value: null,
  reason: null,
  ...wish,
})

/** What an officer does with notices over HTTP, for tests. */
export const noticeDesk = (officer: Asker, regionId: () => string) => {
  const receive = async (text: string): Promise<string> => {
    const { body } = await officer.post('/planning/notices', { regionId: regionId(), text })
    if (body.id === undefined) throw new Error(JSON.stringify(body))
    return body.id
  }
  const look = async (id: string): Promise<NoticeView> =>
    (await officer.get(`/planning/notices/${id}`)).body
  const decide = async (id: string, ...wishes: readonly Wish[]): Promise<Answer> => {
    const { version } = await look(id)
    const decisions = wishes.map(decision)
    return officer.post(`/planning/notices/${id}/decisions`, { version, decisions })
  }
  /** Accepts every finding, and registers every name that the region does not know. */
  const acceptAll = async (id: string): Promise<void> => {
    const { read, units, version } = await look(id)
    const decisions = [
      ...read.findings.map((_finding, at) => decision({ item: `finding:${at}` })),
      ...units
        .filter(({ unitId }) => unitId === null)
        .map(({ label }) => decision({ item: `unit:${label}`, value: { new: true } })),
    ]
    if (decisions.length === 0) return
    const { status, body } = await officer.post(`/planning/notices/${id}/decisions`, {
      version,
      decisions,
    })
    if (status !== 200) throw new Error(JSON.stringify(body))
  }
  const make = async (id: string, wish: object = {}): Promise<Answer> => {
    const { version } = await look(id)
    return officer.post(`/planning/notices/${id}/plan`, { version, ...wish })
  }
  return { receive, look, decide, acceptAll, make }
}

/** A notice of a year that shares 团体 out to towns: [name, amount] each. */
export const noticeOf = (
  year: number,
  towns: readonly (readonly [string, number])[],
  { total = sum(towns), unit = '人份' }: { total?: number; unit?: string } = {},
): string => `关于做好${year}年云河区无偿献血工作的通知
云献〔${year}〕${total}号
全年团体无偿献血目标为 ${total} ${unit}。各镇分解如下：
附件1：${year}年云河区各镇献血募集目标分解表
地区 献血任务数（${unit}）
${towns.map(([name, amount]) => `${name} ${amount}`).join('\n')}
合计 ${total}`

const sum = (towns: readonly (readonly [string, number])[]) =>
  towns.reduce((all, [, amount]) => all + amount, 0)

/** An office of a district without units, with its officer at the desk; call it outside of tests. */
export function useNoticeOffice(house: ServedApplication) {
  const it = {
    district: '',
    officer: undefined as unknown as Asker,
    approver: undefined as unknown as Asker,
    desk: undefined as unknown as ReturnType<typeof noticeDesk>,
    does: undefined as unknown as ReturnType<typeof planning>,
    planned,
    issued,
  }
  beforeAll(async () => {
    it.district = await givenDistrict(house.app, '云河区')
    it.officer = await house.as('blood-office-officer', it.district)
    it.approver = await house.as('blood-office-approver', it.district)
    it.desk = noticeDesk(it.officer, () => it.district)
    it.does = planning(it.officer)
  })
  return it

  /** The plan of a notice of which everything was accepted. */
  async function planned(text: string): Promise<string> {
    const id = await it.desk.receive(text)
    await it.desk.acceptAll(id)
    const { status, body } = await it.desk.make(id)
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body.planId
  }

  /** Has the open revision of a plan submitted and issued. */
  async function issued(planId: string): Promise<void> {
    await it.does.submit(planId)
    const { body } = await issue(it.approver, planId)
    if (body.state !== 'issued') throw new Error(JSON.stringify(body))
  }
}

/** What a refusal says to a programme. */
export const refusal = ({ status, body }: Answer): readonly unknown[] => [status, body.code]

export const towns = [
  ['东镇', 70],
  ['西镇', 40],
] as const
