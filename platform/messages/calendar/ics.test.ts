import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day, Instant } from '#kernel/days.ts'
import { type SourcedEvent, writeCalendar } from './ics.ts'

const now = '2026-03-05T02:00:00.000Z' as Instant
const event = (wish: Partial<SourcedEvent> = {}): SourcedEvent => ({
  id: 'k1',
  source: 'plan',
  when: { from: '2026-03-01' as Day, to: '2026-03-10' as Day },
  summary: { zh: '盈浦街道 580人份', en: 'Yingpu 580' },
  sequence: 2,
  changedAt: '2026-01-02T03:04:05.678Z' as Instant,
  cancelled: false,
  ...wish,
})
const written = (...events: SourcedEvent[]) =>
  writeCalendar(events, { name: '计划', host: 'xuemai.example.cn', language: 'zh', now })
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

describe('A calendar (RFC 5545)', () => {
  test('has its events with the day after the last as their end', () => {
    expect(unfolded(written(event()))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Xuemai//Xuemai//ZH',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:计划',
      'X-WR-TIMEZONE:Asia/Shanghai',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'BEGIN:VEVENT',
      'UID:plan-k1@xuemai.example.cn',
      'DTSTAMP:20260305T020000Z',
      'LAST-MODIFIED:20260102T030405Z',
      'SEQUENCE:2',
      'DTSTART;VALUE=DATE:20260301',
      'DTEND;VALUE=DATE:20260311',
      'TRANSP:TRANSPARENT',
      'SUMMARY:盈浦街道 580人份',
      'STATUS:CONFIRMED',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  test('says what is cancelled under the same UID, and when a drive begins and ends', () => {
    const when = { begins: now, ends: '2026-03-05T08:00:00.000Z' as Instant }
    const lines = unfolded(written(event({ when, cancelled: true, place: '院内' })))
    expect(lines).toContain('UID:plan-k1@xuemai.example.cn')
    expect(lines).toContain('STATUS:CANCELLED')
    expect(lines).toContain('DTSTART:20260305T020000Z')
    expect(lines).toContain('DTEND:20260305T080000Z')
    expect(lines).toContain('LOCATION:院内')
  })

  test('escapes separators and lines, and lets no text begin a property', () => {
    const zh = '甲,乙;丙\\丁\nSTATUS:CANCELLED\r\nX:\u0000y'
    const lines = unfolded(written(event({ summary: { zh, en: 'x' } })))
    expect(lines).toContain('SUMMARY:甲\\,乙\\;丙\\\\丁\\nSTATUS:CANCELLED\\nX:y')
    expect(lines.filter((line) => line.startsWith('STATUS'))).toEqual(['STATUS:CONFIRMED'])
  })

  test('folds at 75 octets, never within a character, and unfolds to what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const plain = text.replace(/[\p{Cc}\\;,]/gu, '')
        const out = written(event({ summary: { zh: plain, en: 'x' } }))
        for (const line of out.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line.isWellFormed()).toBe(true)
        }
        expect(unfolded(out)).toContain(`SUMMARY:${plain}`)
      }),
      { numRuns: 200 },
    )
  })
})
