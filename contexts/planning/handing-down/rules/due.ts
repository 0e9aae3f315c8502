import { type Day, lengthInDays } from '#kernel/days.ts'
import { workingDayFrom, workingDaysAfter } from '#kernel/working-days.ts'

/** How many working days a unit has for its answer where the issuing level states no day. */
export const usualWorkingDays = 10

/** The last day for an answer: as stated, moved to a working day; or the usual time from today. */
export const dueOn = (asked: Day, stated: Day | undefined): Day =>
  stated === undefined ? workingDaysAfter(asked, usualWorkingDays) : workingDayFrom(stated)

/** Calendar days that an answer is late; 0 up to and on the due day. */
export const daysOver = (due: Day, today: Day): number =>
  today <= due ? 0 : lengthInDays({ from: due, to: today }) - 1
