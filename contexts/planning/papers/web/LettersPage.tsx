import { useQuery } from '@tanstack/react-query'
import type { Instant } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Page } from '#web/kit/Page.tsx'
import { Empty, Loaded } from '#web/kit/States.tsx'
import { moment } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { PaperView } from './PaperView.tsx'
import { paperWords } from './words.ts'
import './papers.css'

/** Letters issued to units of one's own region, to read and to keep. */
export function LettersPage() {
  const words = useWords(paperWords)
  const query = useQuery(api.planning.letters.queryOptions())
  return (
    <Page title={words.letters} meta={<span>{words.lettersSay}</span>}>
      <Loaded query={query} lines={8}>
        {(letters) =>
          letters.length === 0 ? (
            <Empty title={words.noLetters} normally={words.noLettersSay} />
          ) : (
            <div className="papers-letters">
              {letters.map(
                ({ snapshotId, position, number, issuer, basis, issuedAt, unit, paper }) => (
                  <section key={`${snapshotId} ${position}`} aria-label={`${unit} ${number}`}>
                    <p className="papers-choices papers-aside">
                      <strong>{unit}</strong>
                      <span>
                        {words.from} {issuer} · {moment(issuedAt as Instant)}
                      </span>
                      {(['docx', 'pdf'] as const).map((format) => (
                        <a
                          key={format}
                          className="plan-export"
                          href={`/api/planning/letters/${snapshotId}/${position}/file?format=${format}`}
                          download
                        >
                          {format}
                        </a>
                      ))}
                    </p>
                    <PaperView
                      paper={paper}
                      stamp={`${words.snapshot} ${number} · ${words.basis} ${basis}`}
                    />
                  </section>
                ),
              )}
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}
