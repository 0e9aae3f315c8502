import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'
import type {
  CalendarEvent,
  CalendarSource,
  CalendarWish,
} from '#platform/messages/calendar/source.ts'

/** The items of issued plans for calendars; one that a later revision dropped is cancelled there. */
export const planCalendar: CalendarSource = {
  name: 'plan',
  may: ['planning.see', 'planning.see-issued'],
  events: async ({ tx }, wish) => (await itemsOf(tx, wish)).map(eventOf),
}

interface Item {
  readonly key: string
  readonly label: string
  readonly area: string | null
  readonly from: Day
  readonly to: Day
  readonly amount: number
  readonly unit: string
  readonly year: number
  readonly number: number
  readonly document: string | null
  readonly issuedAt: Instant
  readonly newest: number
}

function eventOf(item: Item): CalendarEvent {
  const { key, label, area, from, to, amount, unit, year, number, newest, document } = item
  const cancelled = number < newest
  const of = unitWords[unit] ?? { zh: unit, en: unit }
  const papers = document === null ? '' : `，${document}`
  return {
    id: key,
    when: { from, to },
    summary: {
      zh: `${label} ${amount}${of.zh}`,
      en: `${label} ${amount} ${of.en}`,
    },
    description: {
      zh: `${year}年计划第${number}版${papers}`,
      en: `Plan of ${year}, revision ${number}${document === null ? '' : `, ${document}`}`,
    },
    ...(area === null ? {} : { place: area }),
    sequence: cancelled ? newest : number,
    changedAt: item.issuedAt,
    cancelled,
  }
}

const unitWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  renfen: { zh: '人份', en: 'units of 200 mL' },
  person: { zh: '人', en: 'persons' },
  visit: { zh: '人次', en: 'visits' },
  dose: { zh: '治疗量', en: 'doses' },
  bag: { zh: '袋', en: 'bags' },
}

/** Of each item the newest issued state, with the newest issued revision of its plan. */
async function itemsOf(tx: Read, { from, to, unitId }: CalendarWish): Promise<readonly Item[]> {
  const { rows } = await sql<Item>`
    select * from (
      select distinct on (p.id, i.key) i.key, coalesce(i.label, t.label) as label, i.area,
        i.from_day as "from", i.to_day as "to", i.amount, p.unit, p.year, r.number, t.unit_id,
        r.document_number as document, newest.number as newest, newest.issued_at as "issuedAt"
      from planning.item i
      join planning.target t on t.id = i.target_id
      join planning.revision r on r.id = i.revision_id and r.state = 'issued'
      join planning.plan p on p.id = r.plan_id
      join lateral (select n.number, n.issued_at from planning.revision n
        where n.plan_id = p.id and n.state = 'issued' order by n.number desc limit 1) newest on true
      order by p.id, i.key, r.number desc) item
    where "from" <= ${to} and "to" >= ${from}
      ${unitId === null ? sql`` : sql`and unit_id = ${unitId}`}
    order by "from", key`.execute(tx as never)
  return rows
}
