import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import { Dialog } from './Dialog.tsx'
import { type Hit, type HitGroup, type HitSource, stepFrom } from './palette.ts'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
  readonly sources: readonly HitSource[]
  /** Goes to a hit's address, in a new tab with Ctrl. */
  readonly onGo: (to: string, newTab: boolean) => void
}

/** Ctrl+K: type, choose by arrows, Enter. Only what the person may open is offered. */
export function CommandPalette({ open, onClose, sources, onGo }: Props) {
  const words = useWords(kitWords)
  return (
    <Dialog title={words.palette} open={open} onClose={onClose} bare>
      <Search sources={sources} onClose={onClose} onGo={onGo} />
    </Dialog>
  )
}

function Search({ sources, onClose, onGo }: Omit<Props, 'open'>) {
  const words = useWords(kitWords)
  const id = useId()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string>()
  const groups = useHits(sources, text)
  const hits = groups.flatMap((group) => group.hits)
  const current = hits.some(({ key }) => key === chosen) ? chosen : hits[0]?.key

  const take = (hit: Hit | undefined, newTab: boolean) => {
    if (hit === undefined) return
    onClose()
    hit.run?.()
    if (hit.to !== undefined) onGo(hit.to, newTab)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (by === undefined)
      take(
        hits.find(({ key }) => key === current),
        event.ctrlKey || event.metaKey,
      )
    else setChosen(stepFrom(hits, current, by))
  }

  return (
    <>
      <input
        className="palette-search"
        role="combobox"
        aria-label={words.palette}
        aria-expanded={true}
        aria-controls={id}
        aria-activedescendant={current === undefined ? undefined : `${id}-${current}`}
        placeholder={words.paletteHint}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the palette is opened to type in it
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Hits id={id} groups={groups} current={current} onTake={take} />
      {hits.length === 0 ? (
        <p className="palette-none" role="status">
          {words.paletteNone}
        </p>
      ) : null}
      <p className="palette-keys caption">{words.paletteKeys}</p>
    </>
  )
}

function Hits(props: {
  readonly id: string
  readonly groups: readonly HitGroup[]
  readonly current: string | undefined
  readonly onTake: (hit: Hit, newTab: boolean) => void
}) {
  const { id, groups, current, onTake } = props
  const words = useWords(kitWords)

  useEffect(() => {
    if (current !== undefined) {
      document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' })
    }
  }, [id, current])

  return (
    <div className="palette-results" role="listbox" id={id} aria-label={words.palette}>
      {groups.map(({ heading, hits }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
        <div key={heading} role="group" aria-label={heading}>
          <div className="palette-group" aria-hidden="true">
            {heading}
          </div>
          {hits.map((hit) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: keys belong to the box above
            <div
              key={hit.key}
              id={`${id}-${hit.key}`}
              role="option"
              className="palette-hit"
              aria-selected={hit.key === current}
              onClick={(event) => onTake(hit, event.ctrlKey || event.metaKey)}
            >
              <span>{hit.name}</span>
              <span className="caption">{hit.note}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

/** What every source finds for a text; sources that ask the server fill in as they answer. */
function useHits(sources: readonly HitSource[], text: string): readonly HitGroup[] {
  const [found, setFound] = useState<ReadonlyMap<string, readonly Hit[]>>(new Map())

  useEffect(() => {
    const asked = new AbortController()
    const keep = (heading: string, hits: readonly Hit[]) => {
      if (!asked.signal.aborted) setFound((before) => new Map(before).set(heading, hits))
    }
    for (const { heading, find } of sources) {
      Promise.resolve(find(text, asked.signal)).then(
        (hits) => keep(heading, hits),
        () => keep(heading, []),
      )
    }
    return () => asked.abort()
  }, [sources, text])

  return sources
    .map(({ heading }) => ({ heading, hits: found.get(heading) ?? [] }))
    .filter(({ hits }) => hits.length > 0)
}
