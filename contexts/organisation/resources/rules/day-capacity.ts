import { type Day, workday } from '#kernel/days.ts'
import { type Collector, openingOn } from './openings.ts'
import { type Hours, ratePerHour, strictest, type Terms } from './terms.ts'

/** A team on a vehicle for a day, 车·班, with the whole blood they can collect. */
export interface Shift {
  readonly teamId: string
  readonly vehicleId: string
  readonly hours: number
  /** 人份, before anything that a season does to it. */
  readonly renfen: number
}

/** A fixed site on a day. */
export interface SiteDay {
  readonly siteId: string
  readonly hours: number
  readonly renfen: number
}

/** What can be collected on a day. */
export interface DayCapacity {
  readonly on: Day
  /** Teams on vehicles that are there by their hours. */
  readonly shifts: readonly Shift[]
  /** Further shifts of those who are off that day and could be asked to come. */
  readonly spare: readonly Shift[]
  readonly sites: readonly SiteDay[]
  /** The year's statutory holidays are not announced: the day may turn out to be one. */
  readonly unknown: boolean
}

export interface Fleet {
  readonly teams: readonly Collector[]
  readonly vehicles: readonly Collector[]
  readonly sites: readonly Collector[]
}

/**
 * What a region's teams, vehicles and sites can collect on a day.
 *
 * A vehicle needs a team and a team a vehicle, so the fewer bound the day; the fastest team goes on
 * the fastest vehicle, and the slower of the two sets the pace. A team that is off may go out on a
 * vehicle nobody uses: that is spare, never counted.
 */
export function dayCapacity({ teams, vehicles, sites }: Fleet, on: Day): DayCapacity {
  const [crews, cars] = [present(teams, on), present(vehicles, on)]
  const open = pairs(
    crews.filter(({ open }) => open),
    cars.filter(({ open }) => open),
  )
  const taken = new Set(open.flatMap(({ teamId, vehicleId }) => [teamId, vehicleId]))
  const left = (all: readonly Present[]) => all.filter(({ id }) => !taken.has(id))
  return {
    on,
    shifts: open,
    spare: pairs(left(crews), left(cars)),
    sites: present(sites, on).flatMap(({ id, open, hours, rate }) =>
      open && rate !== null
        ? [{ siteId: id, hours: lengthOf(hours), renfen: whole(rate * lengthOf(hours)) }]
        : [],
    ),
    unknown: workday(on) === 'unknown',
  }
}

interface Present {
  readonly id: string
  readonly open: boolean
  readonly hours: Hours
  /** 人份 an hour; null where its terms do not bound it. */
  readonly rate: number | null
}

/** Those who are there or could be asked, the fastest first and by id among equals. */
function present(all: readonly Collector[], on: Day): Present[] {
  const found = all.flatMap((it): Present[] => {
    const opening = openingOn(it, on)
    if (opening.is === 'absent' || opening.is === 'not-there') return []
    const hours = opening.is === 'open' ? opening.hours : opening.usual
    return hours === undefined
      ? []
      : [{ id: it.id, open: opening.is === 'open', hours, rate: rateOf(opening.terms) }]
  })
  return found.sort((left, right) => worth(right) - worth(left) || (left.id < right.id ? -1 : 1))
}

const rateOf = (terms: Terms) => ratePerHour(terms, 'whole-blood')
const worth = ({ rate }: Present): number => rate ?? Number.MAX_VALUE

/** Pairs in order; a pair whose hours do not meet, or that nothing bounds, collects nothing known. */
const pairs = (crews: readonly Present[], cars: readonly Present[]): Shift[] =>
  crews.slice(0, cars.length).flatMap((crew, at) => {
    const car = cars[at]!
    const opens = Math.max(crew.hours.opens, car.hours.opens)
    const closes = Math.min(crew.hours.closes, car.hours.closes)
    const rate = strictest(crew.rate, car.rate)
    if (opens >= closes || rate === null) return []
    const hours = (closes - opens) / 60
    return [{ teamId: crew.id, vehicleId: car.id, hours, renfen: whole(rate * hours) }]
  })

const lengthOf = ({ opens, closes }: Hours): number => (closes - opens) / 60

/** Nobody gives a part of a 人份: what is left over of one is not counted on. */
const whole = (renfen: number): number => Math.floor(renfen + 1e-9)
