import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { CommandPalette } from '../kit/CommandPalette.tsx'
import { answers, type HitSource } from '../kit/palette.ts'
import { may, useMe } from '../me.ts'
import { entryOf } from '../pages.ts'
import { prefer, usePreferences } from '../preferences.ts'
import { staffPages } from '../routes.ts'
import { shellWords } from '../words/shell.ts'
import { useWords } from '../words/useWords.ts'
import { sources } from './sources.ts'

/** The palette of the staff: the pages the account may open, actions, and what contexts find. */
export function Palette({
  open,
  onClose,
}: {
  readonly open: boolean
  readonly onClose: () => void
}) {
  const words = useWords(shellWords)
  const me = useMe()
  const navigate = useNavigate()
  const { language, scheme } = usePreferences()

  const all = useMemo<readonly HitSource[]>(() => {
    const pages = staffPages.filter((page) => !entryOf(page).includes('$') && may(me, page.may))
    const actions = [
      {
        key: 'language',
        name: words.switchLanguage,
        run: () => prefer({ language: language === 'zh' ? 'en' : 'zh' }),
      },
      {
        key: 'scheme',
        name: words.switchScheme,
        run: () => prefer({ scheme: scheme === 'dark' ? 'light' : 'dark' }),
      },
    ]
    return [
      {
        heading: words.pages,
        find: (text) =>
          pages
            .filter(({ name }) => answers(`${name.zh} ${name.en}`, text))
            .map((page) => ({
              key: `page-${page.path.replaceAll(/\W/g, '-')}`,
              name: page.name[language],
              note: page.group === undefined ? '' : words.groups[page.group],
              to: entryOf(page),
            })),
      },
      ...sources
        .filter((source) => may(me, source.may))
        .map((source) => ({ heading: source.name[language], find: source.find })),
      { heading: words.actions, find: (text) => actions.filter(({ name }) => answers(name, text)) },
    ]
  }, [words, me, language, scheme])

  return (
    <CommandPalette
      open={open}
      onClose={onClose}
      sources={all}
      onGo={(to, newTab) => (newTab ? window.open(to, '_blank') : void navigate({ to }))}
    />
  )
}
