import { lazy, Suspense, useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { Page } from '../kit/Page.tsx'
import { Empty, Loading } from '../kit/States.tsx'
import { may, useMe } from '../me.ts'
import { shellWords } from '../words/shell.ts'
import { useWords } from '../words/useWords.ts'
import { ArrangeHome } from './ArrangeHome.tsx'
import { shownParts } from './arrangement.ts'
import { homeWords } from './home-words.ts'
import { useHome } from './useHome.ts'
import { widgets } from './widgets.ts'

const drawn = widgets.map((widget) => ({
  ...widget,
  Part: lazy(async () => ({ default: await widget.load() })),
}))

/** A2: what needs this person today, made of the contexts' own parts, in the order they want. */
export function HomePage() {
  const words = useWords(shellWords)
  const own = useWords(homeWords)
  const me = useMe()
  const home = useHome()
  const [arranging, setArranging] = useState(false)
  const mine = drawn.filter((widget) => may(me, widget.may))
  const shown = shownParts(mine, home.wish)

  return (
    <Page
      title={words.today}
      meta={<span>{words.todaySays(me.name)}</span>}
      actions={
        mine.length > 1 ? (
          <Button onClick={() => setArranging(!arranging)}>
            {arranging ? own.done : own.arrange}
          </Button>
        ) : undefined
      }
    >
      {arranging ? <ArrangeHome parts={mine} {...home} /> : null}
      {mine.length === 0 ? (
        <Empty title={words.nothingToday} normally={words.nothingTodaySays} />
      ) : shown.length === 0 && home.known ? (
        <Empty title={own.allHidden} normally={own.allHiddenSays} />
      ) : (
        <div className="home-parts">
          {(home.known ? shown : []).map(({ key, wide, Part }) => (
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
