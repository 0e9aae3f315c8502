import { minutesAfter } from '../access/moments.ts'
import { type Act, type Change, record, unchanged } from '../change.ts'

/**
 * Takes away the words of messages posted more than so many days ago that have done their work: no
 * way still waits or failed, and where one lies in an inbox it was read. That it was told stays.
 */
export async function eraseMessages(act: Act, days: number): Promise<Change<{ erased: number }>> {
  const before = minutesAfter(act.now, -days * 24 * 60)
  const gone = await act.tx
    .updateTable('messages.message as m')
    .set({ content: null, erasedAt: act.now })
    .where('m.erasedAt', 'is', null)
    .where('m.postedAt', '<', before)
    .where((row) => row.or([row('m.notBefore', 'is', null), row('m.notBefore', '<', before)]))
    .where((row) =>
      row.or([
        row('m.accountId', 'is', null),
        row('m.readAt', 'is not', null),
        row('m.withdrawnAt', 'is not', null),
      ]),
    )
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('messages.dispatch as d')
            .select('d.id')
            .whereRef('d.messageId', '=', 'm.id')
            .where('d.deliveredAt', 'is', null)
            .where('d.withdrawnAt', 'is', null),
        ),
      ),
    )
    .returning('m.id')
    .execute()
  if (gone.length === 0) return unchanged({ erased: 0 })
  return record(
    act,
    { name: 'message.erased', subject: 'messages', data: { count: gone.length, before } },
    { erased: gone.length },
  )
}
