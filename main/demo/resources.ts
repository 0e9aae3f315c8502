import {
  assessSite,
  findResources,
  foundResource,
  type NewResource,
  stateAbsence,
} from '#contexts/organisation/index.ts'
import { decideSeason, type NewSeason, proposeSeason } from '#contexts/planning/index.ts'
import { day } from '#kernel/days.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/change.ts'
import { inReading } from '#platform/db/database.ts'
import { asProgramme } from '#platform/programme.ts'
import type { Places } from './places.ts'

const source = '演示：虚构的班组和车辆'
const week = (weekdays: readonly number[], opens: number, closes: number) =>
  weekdays.map((weekday) => ({ weekday, opens: opens * 60, closes: closes * 60 }))

const terms = {
  from: day('2019-01-01'),
  holidays: 'rests' as const,
  ...{ beds: null, renfenPerHour: null, renfenPerBed: null, dosesPerHour: null, dosesPerBed: null },
  hours: week([1, 2, 3, 4, 5], 9, 16),
  source,
}

type Invented = Pick<NewResource, 'kind' | 'name' | 'place'> & {
  readonly where: string
  readonly terms: Partial<NewResource['terms']>
}

/** Invented throughout; every one is shown as 演示. */
const invented: readonly Invented[] = [
  ...['演示采血一班', '演示采血二班'].map(
    (name): Invented => ({
      ...{ kind: 'team', name, place: null, where: '青浦区', terms: { renfenPerHour: 7 } },
    }),
  ),
  ...['演示采血车 1 号', '演示采血车 2 号'].map(
    (name, at): Invented => ({
      ...{ kind: 'vehicle', name, place: null, where: '青浦区' },
      terms: { beds: 3 - at, renfenPerBed: 4, renfenPerHour: 9 },
    }),
  ),
  {
    ...{ kind: 'site', name: '演示献血屋（夏阳）', place: '虚构地址 1 号', where: '夏阳街道' },
    terms: {
      ...{ beds: 3, renfenPerBed: 3, dosesPerHour: 1, holidays: 'works' },
      hours: week([2, 3, 4, 5, 6, 7], 10, 18),
    },
  },
  {
    ...{ kind: 'venue', name: '演示文体中心（徐泾）', place: '虚构地址 2 号', where: '徐泾镇' },
    terms: { hours: [] },
  },
]

/** Gives 青浦 invented teams, vehicles, sites and seasons, as far as they are missing. */
export async function makeResources(
  app: App,
  places: Places,
  actors: ReadonlyMap<string, Actor>,
): Promise<void> {
  const regionId = places.get('青浦区')!
  const known = await inReading(app.database, { accountId: null, regions: '*' }, (tx) =>
    findResources(tx, { regionId }),
  )
  const missing = invented.filter(({ name }) => !known.some((one) => one.name === name))
  for (const { where, terms: own, ...one } of missing) {
    const position = invented.findIndex(({ name }) => name === one.name)
    const { id } = await asProgramme(app, (act) =>
      foundResource(act, {
        ...{ ...one, regionId: places.get(where)!, unitId: null, position, demo: true },
        terms: { ...terms, ...own },
      }),
    )
    if (one.name.endsWith('1 号')) await maintained(app, id)
    if (one.kind === 'site' || one.kind === 'venue') await assessed(app, id, one.kind)
  }
  if (missing.length === invented.length) await makeSeasons(app, regionId, actors)
}

const maintained = (app: App, id: string) =>
  asProgramme(app, (act) =>
    stateAbsence(act, {
      ...{ id, from: day('2020-08-03'), to: day('2020-08-14') },
      ...{ why: 'maintenance', note: '演示：年度保养' },
    }),
  )

async function assessed(app: App, id: string, kind: 'site' | 'venue'): Promise<void> {
  const aspects = ['power', 'space', 'privacy', kind === 'site' ? 'permit' : 'parking'] as const
  for (const aspect of aspects) {
    await asProgramme(app, (act) =>
      assessSite(act, {
        ...{ id, aspect, outcome: 'met', assessedOn: day('2026-01-15') },
        ...{ validTo: day('2027-06-30'), document: '演示' },
      }),
    )
  }
}

const seasons: readonly Omit<NewSeason, 'regionId'>[] = [
  {
    ...{ name: '春节前后', fromYear: 2019, toYear: null, demo: true },
    source: '青浦区计划通知：春节应急保障；天数与系数为演示',
    what: {
      ...{ is: 'window', kind: 'spring-festival', when: { beforeDays: 15, afterDays: 15 } },
      ...{ capacityFactor: null, willingnessFactor: 0.8 },
    },
  },
  {
    ...{ name: '高温', fromYear: 2019, toYear: null, demo: true, source: '演示：系数为虚构' },
    what: {
      ...{ is: 'window', kind: 'heat', when: { fromMonthDay: '07-01', toMonthDay: '08-31' } },
      ...{ capacityFactor: 0.85, willingnessFactor: null },
    },
  },
  {
    ...{ name: '暑假', fromYear: 2019, toYear: null, demo: true, source: '演示：以当年校历为准' },
    what: {
      ...{ is: 'window', kind: 'school', when: { fromMonthDay: '07-01', toMonthDay: '08-31' } },
      ...{ capacityFactor: null, willingnessFactor: null },
    },
  },
  {
    ...{ name: '世界献血者日', fromYear: 2019, toYear: null, demo: true },
    source: '世界卫生大会 WHA58.13 号决议：每年 6 月 14 日',
    what: {
      ...{ is: 'window', kind: 'donor-day', when: { fromMonthDay: '06-14', toMonthDay: '06-14' } },
      ...{ capacityFactor: null, willingnessFactor: null },
    },
  },
]

/** Proposed by the officer and approved by the approver, as anywhere. */
async function makeSeasons(
  app: App,
  regionId: string,
  actors: ReadonlyMap<string, Actor>,
): Promise<void> {
  for (const season of seasons) {
    const { id } = await asProgramme(
      app,
      (act) => proposeSeason(act, { ...season, regionId }),
      actors.get('qp-officer'),
    )
    await asProgramme(
      app,
      (act) => decideSeason(act, { id, approve: true, reason: '' }),
      actors.get('qp-approver'),
    )
  }
}
