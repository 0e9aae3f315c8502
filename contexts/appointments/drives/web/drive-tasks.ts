import type { Day } from '#kernel/days.ts'
import type { client } from '#web/api.ts'
import type { TaskRow } from '#web/kit/TaskList.tsx'
import { type Me, may } from '#web/me.ts'
import { span } from '#web/words/format.ts'
import type { driveWords } from './words.ts'

export type Drive = Awaited<ReturnType<typeof client.appointments.drives>>[number]

/** Whether the next move is the reader's: the station's for its planners, the unit's for its liaison. */
export const waitsFor = (me: Me, { turn, changeOpen }: Drive): boolean =>
  may(me, 'drives.plan')
    ? turn === 'station' || changeOpen
    : may(me, 'drives.change')
      ? changeOpen
      : turn === 'unit'

/** A drive as a thing to do, with the one link that leads to it. */
export const taskOf = (
  drive: Drive,
  words: (typeof driveWords)['zh'],
  decides: boolean,
): TaskRow => ({
  key: drive.id,
  says: `${drive.unit}　${decides && drive.changeOpen ? words.waits : words.next[drive.state]}`,
  note: `${drive.onDay ?? span({ from: drive.wantedFrom as Day, to: drive.wantedTo as Day })}　${drive.place}`,
  to: `/drives/${drive.id}`,
  act: words.open,
})
