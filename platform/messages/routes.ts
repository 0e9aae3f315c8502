import type { Asking } from '../http/asking.ts'
import { type Served, serve } from '../http/serve.ts'
import { feeds, makeFeed, type RequireUnit, revokeFeed } from './calendar/feeds.ts'
import { readFeed } from './calendar/read-feed.ts'
import type { CalendarSource } from './calendar/source.ts'
import { messages } from './contract.ts'
import { delivery } from './delivery.ts'
import { inbox, read, readAll, unread } from './inbox.ts'
import { retry, retryAll } from './retry.ts'
import { contactRules, decideRule, proposeRule } from './rules.ts'
import type { Template } from './template.ts'
import { sendTrial } from './trial.ts'
import { addWebhook, endWebhook, webhooks } from './webhooks.ts'
import { templates, unword, word } from './wording.ts'

/** What the programme composes: every template, every source of calendars, and who knows units. */
export interface Composed {
  readonly templates: readonly Template[]
  readonly calendars: readonly CalendarSource[]
  readonly requireUnit: RequireUnit
}

export const messagesRoutes = ({ templates: known, calendars, requireUnit }: Composed): Served =>
  serve(messages, {
    inbox,
    unread,
    read,
    readAll,
    delivery: (look, input, { app }) => delivery(look, input, app, known),
    retry,
    retryAll,
    trial: (act, input, asking) => sendTrial(act, input, firstRegion(asking)),
    kinds: async () => known.map(({ name, summary }) => ({ name, summary })),
    webhooks,
    addWebhook: (act, input, asking) =>
      addWebhook(act, input, {
        regionId: firstRegion(asking),
        known,
        production: asking.app.config.XUEMAI_MODE === 'production',
      }),
    endWebhook,
    rules: contactRules,
    proposeRule,
    decideRule,
    templates: (look, _input, asking) => templates(look, firstRegion(asking), known),
    word: (act, input) => word(act, input, known),
    unword,
    feeds,
    makeFeed: (act, input) => makeFeed(act, input, requireUnit),
    revokeFeed,
    calendar: ({ now }, { token }, { app }) => readFeed(app, token, now, calendars),
  })

/** The region where the asker's first role is held: where what they set up belongs. */
const firstRegion = ({ session }: Asking): string | undefined => session?.assignments[0]?.regionId
