import { Fragment, useMemo, useState } from 'react'
import { useWords } from '#web/words/useWords.ts'
import type { NoticeView } from '../../contract.ts'
import { foldedRuns, type Note, piecesOf, placeKey } from './notes.ts'
import { noticeWords } from './words.ts'

type Line = NoticeView['lines'][number]

interface Props {
  readonly lines: readonly Line[]
  readonly notes: readonly Note[]
  /** Lines that more than the notes speak of: findings and rows. */
  readonly spokenOf: ReadonlySet<string>
  /** The lines lit up now, by place. */
  readonly lit: ReadonlySet<string>
}

/** The notice as it came, with its line numbers, and a note where something was understood. */
export function SourceText({ lines, notes, spokenOf, lit }: Props) {
  const words = useWords(noticeWords)
  const byPlace = useMemo(() => notesByPlace(notes), [notes])
  const shown = useMemo(() => lines.filter(({ text }) => text.trim() !== ''), [lines])
  const runs = useMemo(
    () => foldedRuns(shown, (line) => byPlace.has(placeKey(line)) || spokenOf.has(placeKey(line))),
    [shown, byPlace, spokenOf],
  )

  return (
    <article className="notice-source" aria-label={words.source}>
      <p className="notice-source-head">
        <b>{words.source}</b> <span className="caption">{words.sourceSays}</span>
      </p>
      {runs.map((run) =>
        run.folded ? (
          <Fold
            key={placeKey(run.lines[0]!)}
            lines={run.lines}
            open={run.lines.some((line) => lit.has(placeKey(line)))}
          />
        ) : (
          <Fragment key={placeKey(run.lines[0]!)}>
            {run.lines.map((line) => (
              <SourceLine
                key={placeKey(line)}
                line={line}
                notes={byPlace.get(placeKey(line)) ?? []}
                lit={lit.has(placeKey(line))}
              />
            ))}
          </Fragment>
        ),
      )}
    </article>
  )
}

function Fold({ lines, open }: { readonly lines: readonly Line[]; readonly open: boolean }) {
  const words = useWords(noticeWords)
  const [unfolded, setUnfolded] = useState(false)
  if (open || unfolded) {
    return lines.map((line) => (
      <SourceLine key={placeKey(line)} line={line} notes={[]} lit={false} />
    ))
  }
  return (
    <p className="notice-fold caption">
      <span className="notice-line-number">
        {lines[0]!.line}–{lines.at(-1)!.line}
      </span>
      <button type="button" className="link-button" onClick={() => setUnfolded(true)}>
        {words.unfold}
      </button>
      <span>{words.foldedSays}</span>
    </p>
  )
}

function SourceLine(props: {
  readonly line: Line
  readonly notes: readonly Note[]
  readonly lit: boolean
}) {
  const { line, notes, lit } = props
  return (
    <p className="notice-line" id={lineId(placeKey(line))} data-lit={lit || undefined}>
      <span className="notice-line-number">{line.line}</span>
      <span>
        {piecesOf(line.text.replaceAll('\t', '　'), notes).map((piece, at) =>
          piece.note === undefined ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never move
            <Fragment key={at}>{piece.text}</Fragment>
          ) : (
            <Fragment key={`note ${piece.note}`}>
              <u>{piece.text}</u>
              <sup>{piece.note}</sup>
            </Fragment>
          ),
        )}
      </span>
    </p>
  )
}

/** The element of a line, to be brought into sight. */
export const lineId = (place: string): string => `line-${place.replaceAll('/', '-')}`

function notesByPlace(notes: readonly Note[]): ReadonlyMap<string, readonly Note[]> {
  const all = notes.flatMap((note) => note.places.map((place) => [placeKey(place), note] as const))
  return new Map(
    [...Map.groupBy(all, ([key]) => key)].map(([key, pairs]) => [
      key,
      pairs.map(([, note]) => note),
    ]),
  )
}
