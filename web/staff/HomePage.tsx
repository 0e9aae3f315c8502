import { lazy, Suspense } from 'react'
import { Page } from '../kit/Page.tsx'
import { Empty, Loading } from '../kit/States.tsx'
import { may, useMe } from '../me.ts'
import { shellWords } from '../words/shell.ts'
import { useWords } from '../words/useWords.ts'
import { widgets } from './widgets.ts'

const drawn = widgets.map((widget) => ({
  ...widget,
  Part: lazy(async () => ({ default: await widget.load() })),
}))

/** A2: what needs this person today, made of the contexts' own parts. */
export function HomePage() {
  const words = useWords(shellWords)
  const me = useMe()
  const mine = drawn.filter((widget) => may(me, widget.may)).slice(0, 6)

  return (
    <Page title={words.today} meta={<span>{words.todaySays(me.name)}</span>}>
      {mine.length === 0 ? (
        <Empty title={words.nothingToday} normally={words.nothingTodaySays} />
      ) : (
        <div className="home-parts">
          {mine.map(({ key, wide, Part }) => (
            <div key={key} data-wide={wide || undefined}>
              <Suspense fallback={<Loading lines={5} />}>
                <Part />
              </Suspense>
            </div>
          ))}
        </div>
      )}
    </Page>
  )
}
