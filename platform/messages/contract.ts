import { z } from 'zod'
import { reading, writing } from '../contract.ts'
import { reasons } from './shapes.ts'

const Id = z.uuid()
const Moment = z.string()
const Words = z.object({ zh: z.string(), en: z.string() })
const tags = ['messages']

const get = (path: `/${string}`, summary: string) =>
  reading.route({ method: 'GET', path, summary, tags })
const post = (path: `/${string}`, summary: string) =>
  writing.route({ method: 'POST', path, summary, tags })
const byId = z.object({ id: Id })

const InboxMessage = z.object({
  id: Id,
  at: Moment,
  subject: Words,
  body: Words,
  /** A path of this site. */
  link: z.string().nullable(),
  readAt: Moment.nullable(),
})
export type InboxMessage = z.infer<typeof InboxMessage>

export const shows = ['dead', 'waiting', 'held', 'delivered'] as const

const DispatchShape = z.object({
  id: Id,
  template: z.string(),
  what: Words,
  channel: z.enum(['email', 'sms', 'webhook']),
  /** Masked address, or the webhook's name. */
  to: z.string(),
  regionName: z.string(),
  postedAt: Moment,
  dueAt: Moment,
  heldBy: z.enum(['not-before', 'quiet-hours', 'contact-cap', 'back-off']).nullable(),
  attempts: z.number().int(),
  lastTryAt: Moment.nullable(),
  reason: z.enum(reasons).nullable(),
  code: z.string().nullable(),
  deliveredAt: Moment.nullable(),
  deadAt: Moment.nullable(),
})
export type DispatchShape = z.infer<typeof DispatchShape>

export const DeliveryShape = z.object({
  at: Moment,
  ways: z.object({ email: z.enum(['smtp', 'file', 'off']), sms: z.enum(['http', 'file', 'off']) }),
  waiting: z.number().int(),
  held: z.number().int(),
  dead: z.number().int(),
  deliveredLastDay: z.number().int(),
  oldestSeconds: z.number(),
  dispatches: z.array(DispatchShape),
})
export type DeliveryShape = z.infer<typeof DeliveryShape>

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Rule = z.object({
  quietFrom: Clock,
  quietTo: Clock,
  perDay: z.number().int().min(1).max(50),
  perWeek: z.number().int().min(1).max(200),
})
const RuleShape = Rule.extend({
  id: Id,
  regionId: Id,
  regionName: z.string(),
  from: z.iso.date(),
  reason: z.string(),
  proposedBy: z.string(),
  mine: z.boolean(),
  approvedBy: z.string().nullable(),
})
export type RuleShape = z.infer<typeof RuleShape>

const Texts = z.object({
  subject: z.object({
    zh: z.string().trim().min(1).max(200),
    en: z.string().trim().min(1).max(200),
  }),
  body: z.object({
    zh: z.string().trim().min(1).max(2000),
    en: z.string().trim().min(1).max(2000),
  }),
  sms: z
    .object({ zh: z.string().trim().min(1).max(500), en: z.string().trim().min(1).max(500) })
    .optional(),
})
const TemplateShape = z.object({
  name: z.string(),
  summary: Words,
  fields: z.array(z.object({ name: z.string(), kind: z.enum(['text', 'number', 'personal']) })),
  texts: Texts,
  /** A region's own words, the nearest that hold for the asker's first region. */
  own: z.object({ regionId: Id, regionName: z.string(), by: z.string(), texts: Texts }).nullable(),
})
export type TemplateShape = z.infer<typeof TemplateShape>

const WebhookShape = z.object({
  id: Id,
  name: z.string(),
  url: z.string(),
  regionName: z.string(),
  templates: z.array(z.string()),
  addedBy: z.string(),
  addedAt: Moment,
  waiting: z.number().int(),
  dead: z.number().int(),
})

const FeedShape = z.object({
  id: Id,
  name: z.string(),
  madeAt: Moment,
})

export const messages = {
  inbox: get('/messages/inbox', 'One’s own messages, the newest first')
    .meta({ may: 'signed-in' })
    .input(z.object({ before: z.iso.datetime().optional(), beforeId: Id.optional() }))
    .output(z.array(InboxMessage)),
  unread: get('/messages/unread', 'How many of one’s own messages are unread')
    .meta({ may: 'signed-in' })
    .output(z.object({ count: z.number().int() })),
  read: post('/messages/inbox/{id}/read', 'Note that one has read a message')
    .meta({ may: 'signed-in', kind: 'write' })
    .input(byId)
    .output(z.object({ read: z.boolean() })),
  readAll: post('/messages/inbox/read', 'Note that one has read all of one’s messages')
    .meta({ may: 'signed-in', kind: 'write' })
    .output(z.object({ read: z.number().int() })),
  delivery: get(
    '/messages/delivery',
    'How sending goes: what waits, is held, failed, was delivered',
  )
    .meta({ may: 'messages.see' })
    .input(z.object({ show: z.enum(shows).default('dead') }))
    .output(DeliveryShape),
  retry: post('/messages/delivery/{id}/retry', 'Send a dead letter again')
    .meta({ may: 'messages.run', kind: 'write' })
    .input(byId)
    .output(z.object({ again: z.number().int() })),
  retryAll: post('/messages/delivery/retry', 'Send all dead letters again, or those of one reason')
    .meta({ may: 'messages.run', kind: 'write' })
    .input(z.object({ reason: z.enum(reasons).optional() }))
    .output(z.object({ again: z.number().int() })),
  trial: post('/messages/trial', 'Send a trial to an address, to check a way')
    .meta({ may: 'messages.run', kind: 'write' })
    .input(
      z.discriminatedUnion('channel', [
        z.object({ channel: z.literal('email'), address: z.email().max(200) }),
        z.object({
          channel: z.literal('sms'),
          address: z.string().regex(/^\+?[\d -]{5,20}$/),
        }),
      ]),
    )
    .output(z.object({ posted: z.boolean() })),
  kinds: get('/messages/kinds', 'The kinds of message there are')
    .meta({ may: 'messages.see' })
    .output(z.array(z.object({ name: z.string(), summary: Words }))),
  webhooks: get('/messages/webhooks', 'Other systems that are told')
    .meta({ may: 'messages.see' })
    .output(z.array(WebhookShape)),
  addWebhook: post('/messages/webhooks', 'Tell another system; its secret is shown this once')
    .meta({ may: 'messages.run', kind: 'write' })
    .input(
      z.object({
        name: z.string().trim().min(1).max(100),
        url: z.url({ protocol: /^https?$/ }).max(500),
        templates: z.array(z.string()).min(1).max(100),
      }),
    )
    .output(z.object({ id: Id, secret: z.string() })),
  endWebhook: post('/messages/webhooks/{id}/end', 'Tell it no more')
    .meta({ may: 'messages.run', kind: 'write' })
    .input(byId)
    .output(z.object({ ended: z.boolean() })),
  rules: get('/messages/rules', 'Quiet hours and contact caps, by region and day')
    .meta({ may: 'rules.see' })
    .output(z.object({ house: Rule, rules: z.array(RuleShape) })),
  proposeRule: post('/messages/rules', 'Propose quiet hours and a contact cap from a day on')
    .meta({ may: 'rules.propose', kind: 'write' })
    .input(
      Rule.extend({
        regionId: Id,
        from: z.iso.date(),
        reason: z.string().trim().min(1).max(500),
      }).refine(({ perDay, perWeek }) => perWeek >= perDay, { path: ['perWeek'] }),
    )
    .output(z.object({ id: Id })),
  decideRule: post('/messages/rules/{id}', 'Approve or refuse it, as a second person')
    .meta({ may: 'rules.approve', kind: 'write' })
    .input(byId.extend({ approve: z.boolean() }))
    .output(z.object({ approved: z.boolean() })),
  templates: get('/messages/templates', 'Every kind of message and its words')
    .meta({ may: 'rules.see' })
    .output(z.array(TemplateShape)),
  word: post('/messages/templates/{name}/words', 'Give a template a region’s own words')
    .meta({ may: 'rules.propose', kind: 'write' })
    .input(z.object({ name: z.string(), regionId: Id, texts: Texts }))
    .output(z.object({ id: Id })),
  unword: post('/messages/templates/{name}/end', 'Go back to the programme’s words')
    .meta({ may: 'rules.propose', kind: 'write' })
    .input(z.object({ name: z.string(), regionId: Id }))
    .output(z.object({ ended: z.boolean() })),
  feeds: get('/messages/feeds', 'One’s own calendar feeds')
    .meta({ may: 'signed-in' })
    .output(z.array(FeedShape)),
  makeFeed: post('/messages/feeds', 'Make a secret address for a calendar, shown this once')
    .meta({ may: 'signed-in', kind: 'write' })
    .input(
      z.object({
        name: z.string().trim().min(1).max(100),
        /** All that one may see where neither is given. */
        regionId: Id.optional(),
        unitId: Id.optional(),
      }),
    )
    .output(z.object({ id: Id, path: z.string() })),
  revokeFeed: post('/messages/feeds/{id}/revoke', 'Shut a feed at once')
    .meta({ may: 'signed-in', kind: 'write' })
    .input(byId)
    .output(z.object({ revoked: z.boolean() })),
  calendar: get('/calendars/{token}', 'A feed, for whoever knows its address (iCalendar)')
    .meta({ may: 'anyone' })
    .input(z.object({ token: z.string().max(100) }))
    .output(z.file()),
}
