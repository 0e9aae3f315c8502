import { type Day, momentAt } from '#kernel/days.ts'
import type { CalendarEvent, CalendarSource } from '#platform/messages/calendar/source.ts'
import { unitsAsOf } from '../../organisation/index.ts'
import { crewsOf, listedDrives } from './queries.ts'

/** Drives that have a day, for calendars: with vehicle and team, without anybody's name. */
export const driveCalendar: CalendarSource = {
  name: 'drive',
  may: ['drives.see'],
  events: async ({ tx, today }, { from, to, unitId }) => {
    const within = { from, to }
    const living = await listedDrives(tx, { within, unitId: unitId ?? undefined })
    const gone = (
      await listedDrives(tx, { state: 'cancelled', unitId: unitId ?? undefined })
    ).filter(({ onDay }) => onDay !== null && from <= onDay && onDay <= to)
    const drives = [...living, ...gone]
    const crews = await crewsOf(
      tx,
      drives.map(({ id }) => id),
    )
    const units = await unitsAsOf(
      tx,
      drives.map((drive) => drive.unitId),
      today,
    )
    const names = new Map(units.map(({ id, name }) => [id, name]))
    return drives.map((drive): CalendarEvent => {
      const unit = names.get(drive.unitId) ?? '--'
      const staff = (crews.get(drive.id) ?? [])
        .map(({ vehicle, team }) => `${vehicle}·${team}`)
        .join('、')
      return {
        id: drive.id,
        when: hours(drive.onDay!, drive.opens, drive.closes),
        summary: {
          zh: `${unit}团体献血 ${drive.projection}人份`,
          en: `${unit}, group drive, ${drive.projection} units of 200 mL`,
        },
        ...(staff === '' ? {} : { description: { zh: staff, en: staff } }),
        place: drive.place,
        sequence: drive.version,
        changedAt: drive.changedAt,
        cancelled: drive.state === 'cancelled',
      }
    })
  },
}

const hours = (on: Day, opens: number | null, closes: number | null): CalendarEvent['when'] =>
  opens === null || closes === null
    ? { from: on, to: on }
    : { begins: momentAt(on, clock(opens)), ends: momentAt(on, clock(closes)) }

/** Minutes since midnight as 'HH:MM'; the last minute stands for midnight. */
const clock = (minutes: number): string => {
  const held = Math.min(minutes, 1439)
  return `${String(Math.floor(held / 60)).padStart(2, '0')}:${String(held % 60).padStart(2, '0')}`
}
