import type { EventData, EventName } from '#kernel/events.ts'
import type { Text } from '#kernel/text.ts'

/** What an id of an account or region is called; the beginning of the id where nobody knows. */
export type Named = (id: string) => string

/** How the record tells of an event. */
export interface Telling<Name extends EventName> {
  /** What kind of happening it is, for choosing. */
  readonly label: Text
  /** One sentence about this one; `subject` is what it is about. */
  readonly says: (data: EventData[Name], subject: string, named: Named) => Text
}

/** A telling whose sentence is its label and a few particulars, the same in both languages. */
export const plainly = <Name extends EventName>(
  label: Text,
  particulars: (data: EventData[Name], subject: string, named: Named) => string,
): Telling<Name> => ({
  label,
  says: (data, subject, named) => {
    const told = particulars(data, subject, named)
    return { zh: `${label.zh}：${told}`, en: `${label.en}: ${told}` }
  },
})

/** The name that something had before or has after a change. */
export const nameIn = (of: object | null): string =>
  of !== null && 'name' in of && typeof of.name === 'string' ? of.name : '--'

export const text = (zh: string, en: string): Text => ({ zh, en })
