import { day } from '#kernel/days.ts'
import type { App } from '#platform/app.ts'
import { asProgramme } from '#platform/programme.ts'
import { foundResource } from './found-resource.ts'
import type { ResourceKind } from './rules/kinds.ts'
import type { Hours } from './rules/terms.ts'
import type { NewTerms } from './write-terms.ts'

/** 9 to 17 on the weekdays named, Monday to Friday unless said otherwise. */
export const daytime = (weekdays: readonly number[] = [1, 2, 3, 4, 5]): Hours[] =>
  weekdays.map((weekday) => ({ weekday, opens: 540, closes: 1020 }))

/** Terms from 2020 on: eight hours a weekday, 10 人份 an hour, at rest on holidays. */
export const givenTerms = (part: Partial<NewTerms> = {}): NewTerms => ({
  from: day('2020-01-01'),
  holidays: 'rests',
  beds: null,
  renfenPerHour: 10,
  renfenPerBed: null,
  dosesPerHour: null,
  dosesPerBed: null,
  hours: daytime(),
  source: '测试',
  ...part,
})

/** A team, vehicle, site or venue in a region. */
export const givenResource = async (
  app: App,
  regionId: string,
  wish: { kind: ResourceKind; name: string; unitId?: string; terms?: Partial<NewTerms> },
): Promise<string> =>
  (
    await asProgramme(app, (act) =>
      foundResource(act, {
        ...{ regionId, kind: wish.kind, name: wish.name, place: null },
        unitId: wish.unitId ?? null,
        terms: givenTerms(wish.terms),
      }),
    )
  ).id
