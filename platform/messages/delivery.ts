import type { Text } from '#kernel/text.ts'
import type { App } from '../app.ts'
import type { Look } from '../change.ts'
import type { Read } from '../db/database.ts'
import { waysOf } from './channels/channels.ts'
import type { DeliveryShape, DispatchShape, shows } from './contract.ts'
import { outboxState } from './state.ts'
import type { Template } from './template.ts'

type Show = (typeof shows)[number]

const most = 200

/** How sending goes within reach, and the newest of what is asked for; addresses stay masked. */
export async function delivery(
  { tx, now }: Look,
  { show }: { readonly show: Show },
  { config }: Pick<App, 'config'>,
  templates: readonly Template[],
): Promise<DeliveryShape> {
  const called = new Map(templates.map(({ name, summary }) => [name, summary]))
  const rows = await dispatchesOf(tx, show)
  return {
    at: now,
    ways: waysOf(config),
    ...(await outboxState(tx, now)),
    dispatches: rows.map(({ masked, webhook, regionName, ...row }) => ({
      ...row,
      what: called.get(row.template) ?? unknown(row.template),
      to: masked ?? webhook ?? '--',
      regionName: regionName ?? '',
    })) as DispatchShape[],
  }
}

/** A template that the programme no longer has is shown by its name. */
const unknown = (name: string): Text => ({ zh: name, en: name })

const dispatchesOf = (tx: Read, show: Show) =>
  tx
    .selectFrom('messages.dispatch as d')
    .innerJoin('messages.message as m', 'm.id', 'd.messageId')
    .innerJoin('access.regionName as r', 'r.id', 'd.regionId')
    .leftJoin('messages.webhook as w', 'w.id', 'd.webhookId')
    .select((row) => [
      'd.id',
      'm.template',
      'd.channel',
      'd.masked',
      'w.name as webhook',
      'r.name as regionName',
      'm.postedAt',
      'd.dueAt',
      'd.heldBy',
      'd.attempts',
      'd.reason',
      'd.code',
      'd.deliveredAt',
      'd.deadAt',
      row
        .selectFrom('messages.attempt as a')
        .select((of) => of.fn.max('a.beganAt').as('at'))
        .whereRef('a.dispatchId', '=', 'd.id')
        .as('lastTryAt'),
    ])
    .$if(show === 'dead', (query) =>
      query.where('d.deadAt', 'is not', null).orderBy('d.deadAt', 'desc'),
    )
    .$if(show === 'delivered', (query) =>
      query.where('d.deliveredAt', 'is not', null).orderBy('d.deliveredAt', 'desc'),
    )
    .$if(show === 'waiting' || show === 'held', (query) =>
      query
        .where('d.deliveredAt', 'is', null)
        .where('d.deadAt', 'is', null)
        .where('d.withdrawnAt', 'is', null)
        .where((of) => {
          const free = of.or([of('d.heldBy', 'is', null), of('d.heldBy', '=', 'back-off')])
          return show === 'waiting' ? free : of.not(free)
        })
        .orderBy('d.dueAt'),
    )
    .limit(most)
    .execute()
