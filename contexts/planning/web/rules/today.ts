import { type Day, dayOf, instant } from '#kernel/days.ts'

/** The day it is in Asia/Shanghai by this device's clock; what holds is for the server to say. */
export const today = (): Day => dayOf(instant(Date.now()))
