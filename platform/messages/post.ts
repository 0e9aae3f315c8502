import { sql } from 'kysely'
import type { Instant } from '#kernel/days.ts'
import type { Language } from '#kernel/text.ts'
import type { Act } from '../change.ts'
import { type Content, idOf, maskedAddress, normalised } from './content.ts'
import {
  type DataOf,
  type FieldKind,
  type Template,
  type Texts,
  tell,
  unknownFields,
} from './template.ts'

/** Whom a message is for. With an account it lies in the inbox there; the rest are ways besides. */
export interface Recipient {
  readonly name: string
  readonly accountId?: string | null
  readonly email?: string | null
  readonly phone?: string | null
  /** Chinese where nothing is said. */
  readonly language?: Language
}

/** One message to one person, or with `to: null` to other systems alone. */
export interface Message<Fields extends Record<string, FieldKind>> {
  readonly template: Template<Fields>
  /**
   * What caused it, stable: `<template>` + `key` + recipient is one message, however often it is
   * posted. Such as `${revisionId}` or `${itemId} ${day}`; two recipients may share a key.
   */
  readonly key: string
  readonly to: Recipient | null
  readonly data: DataOf<Fields>
  /** A path of this site, from `/`. It may hold a one-time secret: it is encrypted, and sent only to `to`. */
  readonly link?: string
  /** Not told by e-mail or SMS before this moment, nor shown in the inbox. */
  readonly notBefore?: Instant
  /** Breaks quiet hours and the contact cap; only for a template that says `mayBeUrgent`. */
  readonly urgent?: boolean
  /** Whose rules hold, and whose administrators look after its delivery; need not be in reach. */
  readonly regionId: string
}

/** Puts a message into the outbox, with the transaction of its cause: rolled back, it was never there. */
export const post = <const Fields extends Record<string, FieldKind>>(
  act: Act,
  message: Message<Fields>,
): Promise<void> => postAll(act, [message])

/** Many messages of one template and one cause, in few statements. */
export async function postAll<const Fields extends Record<string, FieldKind>>(
  act: Act,
  messages: readonly Message<Fields>[],
): Promise<void> {
  if (messages.length === 0) return
  for (const message of messages) requireWhole(message)
  const regionIds = [...new Set(messages.map(({ regionId }) => regionId))]
  const places = new Map<string, Place>()
  for (const id of regionIds) places.set(id, await placeOf(act, id, messages[0]!.template))
  const rows = messages.map((message) => rowsOf(act, message, places.get(message.regionId)!))
  for (let at = 0; at < rows.length; at += 500) {
    const some = rows.slice(at, at + 500)
    const ways = some.flatMap(({ dispatches }) => dispatches)
    await act.tx
      .insertInto('messages.message')
      .values(some.map(({ message }) => message))
      .onConflict((twice) => twice.doNothing())
      .execute()
    if (ways.length === 0) continue
    await act.tx
      .insertInto('messages.dispatch')
      .values(ways)
      .onConflict((twice) => twice.doNothing())
      .execute()
  }
  // Heard only once this transaction is kept, and once however much it posted.
  await sql`select pg_notify('messages', '')`.execute(act.tx)
}

/** What the region of a message adds: its own words, and who else is told. */
interface Place {
  readonly texts: Texts
  readonly webhooks: readonly string[]
}

async function placeOf({ tx }: Act, regionId: string, template: Template): Promise<Place> {
  const { rows } = await sql<{ texts: Texts | null; webhooks: string[] }>`
    select messages.wording_for(${regionId}, ${template.name}) as texts,
      array(select messages.webhooks_for(${regionId}, ${template.name})) as webhooks`.execute(tx)
  const { texts, webhooks } = rows[0]!
  // Words of a time when the template knew other fields are not used.
  const usable = texts !== null && unknownFields(texts, template.fields).length === 0
  return { texts: usable ? texts : template, webhooks }
}

function rowsOf(act: Act, message: Message<Record<string, FieldKind>>, place: Place) {
  const { template, key, to, regionId, data, link = null, notBefore = null } = message
  const who = to === null ? null : identityOf(to)
  const mark = who === null ? null : act.secrets.mark(`recipient ${who}`)
  const id = idOf(act.secrets, ['message', template.name, key, who ?? ''])
  const content: Content = {
    name: to?.name ?? null,
    language: to?.language ?? 'zh',
    told: tell(place.texts, data),
    public: tell(place.texts, withoutPersonal(template.fields, data)),
    data,
    link,
  }
  const way = {
    messageId: id,
    regionId,
    recipientMark: mark,
    urgent: message.urgent === true,
    ...(notBefore !== null && notBefore > act.now
      ? { dueAt: notBefore, heldBy: 'not-before' }
      : { dueAt: act.now, heldBy: null }),
    decidedAt: act.now,
  }
  const direct = (['email', 'phone'] as const).flatMap((kind) => {
    const address = to?.[kind]
    if (address === undefined || address === null || address.trim() === '') return []
    const channel = kind === 'email' ? ('email' as const) : ('sms' as const)
    const sealed = act.secrets.seal(normalised(channel, address))
    const masked = maskedAddress(channel, address)
    return [{ ...way, id: idOf(act.secrets, [id, channel]), channel, address: sealed, masked }]
  })
  const systems = place.webhooks.map((webhookId) => ({
    ...way,
    id: idOf(act.secrets, [id, webhookId]),
    channel: 'webhook' as const,
    webhookId,
    recipientMark: null,
  }))
  return {
    message: {
      id,
      template: template.name,
      key,
      regionId,
      accountId: to?.accountId ?? null,
      recipientMark: mark,
      content: act.secrets.seal(JSON.stringify(content)),
      postedBy: act.actor.accountId,
      postedAt: act.now,
      notBefore,
    },
    dispatches: [...direct, ...systems],
  }
}

/** By what a person is told from another: the account, else the phone, else the address. */
function identityOf({ accountId, phone, email, name }: Recipient): string {
  if (accountId) return `account ${accountId}`
  if (phone) return normalised('sms', phone)
  if (email) return normalised('email', email)
  return `name ${name}`
}

const withoutPersonal = (
  fields: Readonly<Record<string, FieldKind>>,
  data: Readonly<Record<string, string | number>>,
) =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, fields[name] === 'personal' ? '＊' : value]),
  )

/** What the types cannot hold up when data comes from elsewhere: a defect of the caller, so thrown. */
function requireWhole({ template, key, data, link, urgent }: Message<Record<string, FieldKind>>) {
  const faults = Object.entries(template.fields).flatMap(([field, kind]) => {
    const value: unknown = data[field]
    const fits =
      kind === 'number'
        ? typeof value === 'number' && Number.isFinite(value)
        : typeof value === 'string' && value.trim() !== ''
    return fits ? [] : [`${template.name} needs ${field}, a ${kind}`]
  })
  const unknown = Object.keys(data).filter((field) => !Object.hasOwn(template.fields, field))
  faults.push(...unknown.map((field) => `${template.name} knows no ${field}`))
  if (key.trim() === '') faults.push(`${template.name} needs a key`)
  if (link !== undefined && !/^\/(?!\/)/.test(link)) faults.push('a link is a path of this site')
  if (urgent === true && template.mayBeUrgent !== true) {
    faults.push(`${template.name} is never urgent`)
  }
  if (faults.length > 0) throw new RangeError(faults.join('; '))
}
