import { type Day, dayOf, instant } from '#kernel/days.ts'

/** The day it is in Asia/Shanghai, for the day a form begins with; the server has its own. */
export const todayIn = (): Day => dayOf(instant(Date.now()))
