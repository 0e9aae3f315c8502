import type { EventData, EventName } from '#kernel/events.ts'
import type { Text } from '#kernel/text.ts'
import type { client } from '../../api.ts'
import { eventsOfAccess } from './events-of-access.ts'
import { eventsOfArranging } from './events-of-arranging.ts'
import { eventsOfDrives } from './events-of-drives.ts'
import { eventsOfHandingDown } from './events-of-handing-down.ts'
import { eventsOfMessages } from './events-of-messages.ts'
import { eventsOfOperation } from './events-of-operation.ts'
import { eventsOfOrganisation } from './events-of-organisation.ts'
import { eventsOfPapers } from './events-of-papers.ts'
import { eventsOfPlanning } from './events-of-planning.ts'
import { eventsOfQuality } from './events-of-quality.ts'
import { eventsOfResources } from './events-of-resources.ts'
import { type Telling, text } from './told.ts'

/** One line of the record, as the server gives it. */
export type Entry = Awaited<ReturnType<typeof client.record.entries>>[number]

/** Every event and how it is told: an event without words does not compile. */
export const tellings: { readonly [Name in EventName]: Telling<Name> } = {
  ...eventsOfAccess,
  ...eventsOfOperation,
  ...eventsOfDrives,
  ...eventsOfHandingDown,
  ...eventsOfArranging,
  ...eventsOfMessages,
  ...eventsOfOrganisation,
  ...eventsOfPapers,
  ...eventsOfPlanning,
  ...eventsOfQuality,
  ...eventsOfResources,
}

export const eventNames = Object.keys(tellings) as readonly EventName[]

/** Readings of personal data, by their names in the record. */
export const readings: Readonly<Record<string, Text>> = {
  'liaison.revealed': text('查看联络员完整姓名电话', 'A liaison’s name and phone shown in full'),
}

/** A line of the record as a sentence; one whose name is known no more is told by that name. */
export function tell(entry: Entry): Text {
  const named = (id: string) => entry.names[id] ?? shortId(id)
  if (!isEvent(entry.name)) return readings[entry.name] ?? text(entry.name, entry.name)
  // The record keeps data of exactly this event's shape.
  const telling = tellings[entry.name] as Telling<EventName>
  return telling.says(entry.data as unknown as EventData[EventName], entry.subject, named)
}

/** What an id is called where it has no name: enough of its end to tell it from its neighbours. */
export const shortId = (id: string): string => (uuid.test(id) ? `…${id.slice(-8)}` : id)

const isEvent = (name: string): name is EventName => Object.hasOwn(tellings, name)

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
