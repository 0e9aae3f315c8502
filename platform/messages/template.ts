import type { Text } from '#kernel/text.ts'

/**
 * What a field holds. A `personal` one is a person's name, or what somebody wrote and may name one: it
 * never leaves for a webhook or a calendar.
 */
export type FieldKind = 'text' | 'number' | 'personal'

/** The words of a message; `{field}` stands for what is given when it is posted. */
export interface Texts {
  readonly subject: Text
  readonly body: Text
  /** The short form; the body where there is none. */
  readonly sms?: Text | undefined
}

/** A kind of message: its name, the fields it knows, and its words in both languages. */
export interface Template<Fields extends Record<string, FieldKind> = Record<string, FieldKind>>
  extends Texts {
  readonly name: string
  /** What it is for, where people choose among templates. */
  readonly summary: Text
  readonly fields: Fields
  /** It may wake people: a message of it can be posted as urgent, and then knows no quiet hours. */
  readonly mayBeUrgent?: true
}

/** What a message of a template must bring. */
export type DataOf<Fields extends Record<string, FieldKind>> = {
  readonly [Name in keyof Fields]: Fields[Name] extends 'number' ? number : string
}

/** States a template; its fields' types reach `post` from here. */
export const template = <const Fields extends Record<string, FieldKind>>(
  stated: Template<Fields>,
): Template<Fields> => stated

/** Every fault of these templates, as sentences; none may be started with. */
export function templateFaults(templates: readonly Template[]): string[] {
  const names = templates.map(({ name }) => name)
  return templates.flatMap((stated, at) => [
    ...(/^[a-z][a-z-]*\.[a-z][a-z-]*$/.test(stated.name)
      ? []
      : [`${stated.name} is no name such as context.message`]),
    ...(names.indexOf(stated.name) === at ? [] : [`${stated.name} is there twice`]),
    ...unknownFields(stated, stated.fields).map(
      (field) => `${stated.name} names the unknown field ${field}`,
    ),
  ])
}

/** Fields that the words name and the template does not know, each once. */
export const unknownFields = (
  texts: Texts,
  fields: Readonly<Record<string, FieldKind>>,
): readonly string[] => {
  const named = phrases(texts).flatMap((phrase) =>
    [...phrase.matchAll(/\{([^{}]*)\}/g)].map(([, field]) => field!),
  )
  return [...new Set(named)].filter((field) => !Object.hasOwn(fields, field))
}

const phrases = ({ subject, body, sms }: Texts): readonly string[] =>
  [subject, body, sms].flatMap((text) => (text === undefined ? [] : [text.zh, text.en]))

/** The words of a message, filled in. */
export interface Told {
  readonly subject: Text
  readonly body: Text
  readonly sms: Text
}

/** Puts the data into the words; a figure is written as it is, without grouping. */
export function tell(
  { subject, body, sms = body }: Texts,
  data: Readonly<Record<string, string | number>>,
): Told {
  const fill = (phrase: string) =>
    phrase.replace(/\{([^{}]*)\}/g, (_whole, field: string) => String(data[field] ?? ''))
  const both = ({ zh, en }: Text): Text => ({ zh: fill(zh), en: fill(en) })
  return { subject: oneLine(both(subject)), body: both(body), sms: oneLine(both(sms)) }
}

/** A subject is one line: what was given must not add a header of its own. */
const oneLine = ({ zh, en }: Text): Text => ({
  zh: zh.replace(/[\p{Cc}\s]+/gu, ' ').trim(),
  en: en.replace(/[\p{Cc}\s]+/gu, ' ').trim(),
})
