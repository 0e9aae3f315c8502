import { Outlet, useLocation, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { ask } from '../api.ts'
import { may, useMe } from '../me.ts'
import { currentEntry } from '../pages.ts'
import { usePreferences } from '../preferences.ts'
import { useReached } from '../reach.ts'
import { staffPages } from '../routes.ts'
import { shellWords } from '../words/shell.ts'
import { useLanguage, useWords } from '../words/useWords.ts'
import { Navigation } from './Navigation.tsx'
import { Palette } from './Palette.tsx'
import { NotPermitted } from './Refusals.tsx'
import { TopBar } from './TopBar.tsx'
import './staff.css'

/** The desk of the staff: top bar, navigation by work, the page, and Ctrl+K over all. */
export function StaffLayout() {
  const words = useWords(shellWords)
  const language = useLanguage()
  const me = useMe()
  const { rail } = usePreferences()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const page = currentEntry(staffPages, path)
  const entry = currentEntry(
    staffPages.filter(({ group }) => group !== undefined),
    path,
  )
  const [searching, setSearching] = useState(false)
  const [menu, setMenu] = useState(false)
  const reached = useReached()

  useReconnect(reached)
  usePaletteKey(() => setSearching((open) => !open))
  useHeadingFocus(useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => setMenu(false), [path])

  return (
    <div
      className="desk"
      data-rail={rail || page?.wide === true || undefined}
      data-menu={menu || undefined}
    >
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <TopBar
        me={me}
        menuOpen={menu}
        onMenu={() => setMenu(!menu)}
        onSearch={() => setSearching(true)}
      />
      <Navigation me={me} current={entry} path={path} forced={page?.wide === true} />
      <main id="content" tabIndex={-1}>
        {reached ? null : (
          <p className="down" role="alert">
            {words.down}
          </p>
        )}
        {page !== undefined && !may(me, page.may) ? (
          <NotPermitted page={page.name[language]} />
        ) : (
          <Outlet />
        )}
      </main>
      <p className="printed-from" aria-hidden="true">
        {words.printedFrom} {location.href}
      </p>
      <Palette open={searching} onClose={() => setSearching(false)} />
    </div>
  )
}

/** While the server does not answer, asks every five seconds whether it is there again. */
function useReconnect(reached: boolean): void {
  useEffect(() => {
    if (reached) return
    const timer = setInterval(() => void ask('/api/access/welcome', {}).catch(() => {}), 5000)
    return () => clearInterval(timer)
  }, [reached])
}

/** Ctrl+K or ⌘K opens and closes the palette, wherever the focus is. */
function usePaletteKey(toggle: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'KeyK' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      toggle()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [toggle])
}

/**
 * Puts the focus on the new page's heading once the page has arrived, so that a reader begins where
 * the page begins.
 */
function useHeadingFocus(arrived: string | undefined): void {
  const before = useRef(arrived)
  useEffect(() => {
    const left = before.current
    before.current = arrived
    if (left === undefined || left === arrived) return
    const timer = setTimeout(() => {
      // Somebody who has already opened a menu is not sent away from it.
      const held = document.activeElement?.closest('.disclosure')
      if (held?.querySelector('[aria-expanded="true"]')) return
      const heading = document.querySelector<HTMLElement>('main h1')
      heading?.focus({ preventScroll: true })
    }, 50)
    return () => clearTimeout(timer)
  }, [arrived])
}
