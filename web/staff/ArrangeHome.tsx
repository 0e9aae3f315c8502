import { type DragEvent, useState } from 'react'
import type { Text } from '#kernel/text.ts'
import { Button } from '../kit/Button.tsx'
import { Failed } from '../kit/States.tsx'
import { useLanguage, useWords } from '../words/useWords.ts'
import { type Arrangement, inPlaces, moved } from './arrangement.ts'
import { homeWords } from './home-words.ts'
import './home.css'

interface Part {
  readonly key: string
  readonly name: Text
}

interface Props {
  readonly parts: readonly Part[]
  readonly wish: Arrangement
  readonly arrange: (wish: Arrangement) => void
  readonly error: unknown
}

/** Which parts the home page shows and in which order: with ticks, arrows, or by dragging a row. */
export function ArrangeHome({ parts, wish, arrange, error }: Props) {
  const words = useWords(homeWords)
  const language = useLanguage()
  const [dragged, setDragged] = useState<string>()
  const [told, setTold] = useState('')
  const ordered = inPlaces(parts, wish)
  const places = ordered.map(({ key }) => key)

  const move = ({ key, name }: Part, to: number) => {
    const next = moved(places, key, to)
    arrange({ ...wish, places: next })
    setTold(words.movedTo(name[language], next.indexOf(key) + 1, next.length))
  }
  const onDrop = (event: DragEvent, at: number) => {
    event.preventDefault()
    const part = ordered.find(({ key }) => key === dragged)
    if (part !== undefined) move(part, at)
    setDragged(undefined)
  }

  return (
    <section className="home-arrange" aria-label={words.title}>
      <p className="quiet">{words.says}</p>
      <ol>
        {ordered.map((part, at) => (
          <li
            key={part.key}
            draggable
            data-dragged={dragged === part.key || undefined}
            onDragStart={() => setDragged(part.key)}
            onDragEnd={() => setDragged(undefined)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => onDrop(event, at)}
          >
            <Row
              {...{ part, at }}
              last={at === ordered.length - 1}
              hidden={wish.hidden.includes(part.key)}
              onMove={(to) => move(part, to)}
              onShow={(shown) => {
                const others = wish.hidden.filter((key) => key !== part.key)
                arrange({ places, hidden: shown ? others : [...others, part.key] })
              }}
            />
          </li>
        ))}
      </ol>
      <Button kind="link" onClick={() => arrange({ places: [], hidden: [] })}>
        {words.reset}
      </Button>
      <span className="home-told" aria-live="polite">
        {told}
      </span>
      {error === null ? null : <Failed error={error} />}
    </section>
  )
}

interface RowProps {
  readonly part: Part
  readonly at: number
  readonly last: boolean
  readonly hidden: boolean
  readonly onMove: (to: number) => void
  readonly onShow: (shown: boolean) => void
}

function Row({ part, at, last, hidden, onMove, onShow }: RowProps) {
  const words = useWords(homeWords)
  const name = part.name[useLanguage()]
  return (
    <>
      <label>
        <input
          type="checkbox"
          aria-label={words.show(name)}
          checked={!hidden}
          onChange={({ target }) => onShow(target.checked)}
        />
        {name}
      </label>
      <Arrow
        label={words.up(name)}
        path="M3 10l5-5 5 5"
        off={at === 0}
        onPress={() => onMove(at - 1)}
      />
      <Arrow
        label={words.down(name)}
        path="M3 6l5 5 5-5"
        off={last}
        onPress={() => onMove(at + 1)}
      />
    </>
  )
}

/** Stays reachable at either end, so that a key pressed again does not lose its place. */
function Arrow(props: {
  readonly label: string
  readonly path: string
  readonly off: boolean
  readonly onPress: () => void
}) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={props.label}
      aria-disabled={props.off || undefined}
      onClick={() => {
        if (!props.off) props.onPress()
      }}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d={props.path} stroke="currentColor" strokeWidth="1.5" fill="none" />
      </svg>
    </button>
  )
}
