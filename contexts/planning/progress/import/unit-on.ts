import type { Day } from '#kernel/days.ts'
import type { UnitThen } from '../../../organisation/index.ts'

/** The one of some units that lived on a day. */
export const unitOn = (units: readonly UnitThen[], day: Day): UnitThen | undefined =>
  units.find(({ beganOn, endedOn }) => beganOn <= day && (endedOn === null || day < endedOn))
