import { addDays, type Instant } from '#kernel/days.ts'
import type { Language } from '#kernel/text.ts'
import type { CalendarEvent } from './source.ts'

/** An event with the name of the source it comes from. */
export interface SourcedEvent extends CalendarEvent {
  readonly source: string
}

/** Writes events as iCalendar (RFC 5545); the same events, the same text, but for the moment. */
export function writeCalendar(
  events: readonly SourcedEvent[],
  {
    name,
    host,
    language,
    now,
  }: {
    readonly name: string
    readonly host: string
    readonly language: Language
    readonly now: Instant
  },
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Xuemai//Xuemai//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap((event) => eventLines(event, { host, language, now })),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines(
  event: SourcedEvent,
  { host, language, now }: { host: string; language: Language; now: Instant },
): string[] {
  const { id, source, when, summary, description, place, sequence, changedAt, cancelled } = event
  return [
    'BEGIN:VEVENT',
    `UID:${source}-${id}@${host}`,
    `DTSTAMP:${stamp(now)}`,
    `LAST-MODIFIED:${stamp(changedAt)}`,
    `SEQUENCE:${sequence}`,
    ...('from' in when
      ? // The end of whole days is the first day after them.
        [
          `DTSTART;VALUE=DATE:${when.from.replaceAll('-', '')}`,
          `DTEND;VALUE=DATE:${addDays(when.to, 1).replaceAll('-', '')}`,
          'TRANSP:TRANSPARENT',
        ]
      : [`DTSTART:${stamp(when.begins)}`, `DTEND:${stamp(when.ends)}`]),
    `SUMMARY:${escaped(summary[language])}`,
    ...(description === undefined ? [] : [`DESCRIPTION:${escaped(description[language])}`]),
    ...(place === undefined ? [] : [`LOCATION:${escaped(place)}`]),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ]
}

/** A moment in UTC: 20260305T020000Z. */
const stamp = (moment: Instant): string => moment.replace(/[-:]|\.\d+/g, '')

/** Text of a property (RFC 5545, 3.3.11): separators escaped, other control characters dropped. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n|\r/g, '\n')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replace(/\p{Cc}/gu, '')

/** No line is longer than 75 octets (3.1), and none is cut within a character. */
function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (octets + size > (pieces.length === 0 ? 75 : 74)) {
      pieces.push(piece)
      piece = ''
      octets = 0
    }
    piece += sign
    octets += size
  }
  return [...pieces, piece].join('\r\n ')
}
