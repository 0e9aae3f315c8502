import { beforeAll } from 'vitest'
import { newId } from '#platform/id.ts'
import type { Answer, Asker, ServedApplication } from '#test/served.ts'
import { givenDistrict, givenTown, givenUnit } from '../organisation/given.ts'
import type { PlanShape } from './shapes.ts'

/** What an officer does on a plan over HTTP, for tests. */
export const planning = (officer: Asker) => {
  const read = async (planId: string, query: Record<string, string> = {}): Promise<PlanShape> =>
    (await officer.get(`/planning/plans/${planId}`, query)).body
  const change = async (planId: string, changes: readonly object[]): Promise<Answer> => {
    const { revision } = await read(planId)
    return officer.post(`/planning/revisions/${revision.id}/changes`, {
      version: revision.version,
      changes,
    })
  }
  return {
    read,
    change,
    begin: async (wish: object): Promise<string> =>
      (await officer.post('/planning/plans', wish)).body.planId,
    submit: async (planId: string): Promise<Answer> => {
      const { revision } = await read(planId)
      const { id, version } = revision
      return officer.post(`/planning/revisions/${id}/submit`, { version })
    },
    key: async (planId: string, label: string): Promise<string> => {
      const found = (await read(planId)).targets.find((target) => target.label === label)
      if (found === undefined) throw new Error(`no part is called ${label}`)
      return found.key
    },
  }
}

/** Issues the submitted revision of a plan. */
export async function issue(approver: Asker, planId: string, wish: object = {}): Promise<Answer> {
  const { revision } = (await approver.get(`/planning/plans/${planId}`)).body
  return approver.post(`/planning/revisions/${revision.id}/issue`, {
    version: revision.version,
    documentNumber: '云献〔2027〕1号',
    effectiveOn: '2027-01-01',
    reason: '按通知分解',
    ...wish,
  })
}

/** An office with a town and a bureau, where drafts are begun; call it outside of tests. */
export function useOffice(house: ServedApplication) {
  const office = {
    district: '',
    east: { regionId: '', unitId: '' },
    bureau: '',
    /** The year of the last draft. */
    year: 2030,
    officer: undefined as unknown as Asker,
    approver: undefined as unknown as Asker,
    does: undefined as unknown as ReturnType<typeof planning>,
    nextYear: () => ++office.year,
    drafted: () => drafted(office),
    complete: () => complete(office),
  }
  beforeAll(async () => {
    office.district = await givenDistrict(house.app, '云河区')
    office.east = await givenTown(house.app, office.district, '东镇')
    office.bureau = await givenUnit(house.app, office.district, '教育局')
    office.officer = await house.as('blood-office-officer', office.district)
    office.approver = await house.as('blood-office-approver', office.district)
    office.does = planning(office.officer)
  })
  return office
}

type Office = ReturnType<typeof useOffice>

const stated = { do: 'add-target', track: 'group', status: 'stated' }

/** A draft of a year of its own: a total of 100, all of it the group track's; the town has 60 of it. */
async function drafted({ does, district, east, nextYear }: Office): Promise<string> {
  const planId = await does.begin({ regionId: district, year: nextYear() })
  const [total, track] = [(await does.read(planId)).targets[0]!.key, newId()]
  await does.change(planId, [
    { do: 'set-target', key: total, amount: 100, status: 'stated' },
    {
      ...stated,
      key: track,
      parentKey: total,
      kind: 'track',
      label: '团体',
      unitId: null,
      amount: 100,
    },
    { ...stated, parentKey: track, kind: 'unit', label: '东镇', unitId: east.unitId, amount: 60 },
  ])
  return planId
}

/** The same with the other 40 given to a bureau: it adds up. */
async function complete(office: Office): Promise<string> {
  const planId = await drafted(office)
  const parentKey = await office.does.key(planId, '团体')
  const bureau = { label: '教育局', unitId: office.bureau, amount: 40 }
  await office.does.change(planId, [{ ...stated, ...bureau, parentKey, kind: 'unit' }])
  return planId
}
