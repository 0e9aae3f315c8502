import { Link } from '@tanstack/react-router'
import { type Me, may } from '../me.ts'
import { addressFrom, entriesOf, groups, leadOf, type StaffPage, sectionOf } from '../pages.ts'
import { prefer, usePreferences } from '../preferences.ts'
import { staffPages } from '../routes.ts'
import { shellWords } from '../words/shell.ts'
import { useLanguage, useWords } from '../words/useWords.ts'

interface Props {
  readonly me: Me
  readonly current: StaffPage | undefined
  readonly path: string
  /** The page needs the width: the rail cannot be unfolded here. */
  readonly forced: boolean
}

/** The navigation: what the account may open, grouped by work; foldable into a rail. */
export function Navigation({ me, current, path, forced }: Props) {
  const words = useWords(shellWords)
  const language = useLanguage()
  const { rail } = usePreferences()
  const shown = staffPages.filter((page) => may(me, page.may))
  const entries = entriesOf(shown)
  const marked = current && leadOf(shown, current)

  return (
    <nav className="nav" aria-label={words.navigation} id="navigation">
      <div className="nav-inside">
        {groups.map((group) => {
          const pages = entries.filter((page) => page.group === group)
          return pages.length === 0 ? null : (
            <div key={group} className="nav-group">
              <p>{words.groups[group]}</p>
              {pages
                .flatMap((page) => (page === marked ? sectionOf(shown, page) : [page]))
                .map((page) => (
                  <Link
                    key={page.path}
                    to={addressFrom(page, path)}
                    data-beside={page !== marked && marked === leadOf(shown, page) ? '' : undefined}
                    aria-current={page === current ? 'page' : undefined}
                    activeProps={{}}
                  >
                    <span className="nav-name">{page.name[language]}</span>
                    <span className="nav-short" aria-hidden="true">
                      {(page.short ?? page.name)[language]}
                    </span>
                  </Link>
                ))}
            </div>
          )
        })}
        {forced ? null : (
          <button type="button" className="nav-fold" onClick={() => prefer({ rail: !rail })}>
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
              <path
                d={rail ? 'M6 3l5 5-5 5M2 3v10' : 'M10 3L5 8l5 5M14 3v10'}
                fill="none"
                stroke="currentColor"
                strokeWidth="1.5"
              />
            </svg>
            <span className={rail ? 'unseen' : undefined}>{rail ? words.unfold : words.fold}</span>
          </button>
        )}
      </div>
    </nav>
  )
}
