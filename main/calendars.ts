import { driveCalendar } from '#contexts/appointments/drives/calendar.ts'
import { planCalendar } from '#contexts/planning/calendar.ts'
import type { CalendarSource } from '#platform/messages/calendar/source.ts'

/** Everything that calendars are fed with; a context adds its own. */
export const calendars: readonly CalendarSource[] = [planCalendar, driveCalendar]
