import { Link } from '@tanstack/react-router'
import type { Instant } from '#kernel/days.ts'
import { Calm } from '#web/kit/Calm.tsx'
import { Section } from '#web/kit/Page.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { DemoTag } from '#web/kit/Tag.tsx'
import { dayHeading, moment } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { useToday } from './useToday.ts'
import { todayWords } from './words.ts'
import './today.css'

/** The notices read last. */
export function RecentNotices() {
  const words = useWords(todayWords)
  const today = useToday()
  return (
    <Section title={words.notices}>
      <Loaded query={today} lines={4}>
        {({ notices }) =>
          notices.length === 0 ? (
            <Calm says={words.noNotices} normally={words.noNoticesSay} />
          ) : (
            <ul className="today-list">
              {notices.map(({ id, title, regionName, receivedAt, demo }) => (
                <li key={id}>
                  <Link to={`/notices/${id}`}>{title}</Link> {demo ? <DemoTag /> : null}
                  <p className="caption">
                    {regionName} {moment(receivedAt as Instant)}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}

/** The dates that notices set, the nearest first. */
export function Deadlines() {
  const words = useWords(todayWords)
  const language = useLanguage()
  const today = useToday()
  return (
    <Section title={words.deadlines}>
      <Loaded query={today} lines={4}>
        {({ deadlines }) =>
          deadlines.length === 0 ? (
            <Calm says={words.noDeadlines} normally={words.noDeadlinesSay} />
          ) : (
            <ul className="today-list">
              {deadlines.map(({ noticeId, noticeTitle, what, on }) => (
                <li key={`${noticeId} ${on} ${what}`}>
                  <b>{dayHeading(on, language)}</b> {what}
                  <p className="caption">
                    <Link to={`/notices/${noticeId}`}>{noticeTitle}</Link>
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}
