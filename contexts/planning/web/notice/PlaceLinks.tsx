import { useWords } from '#web/words/useWords.ts'
import type { Place } from '../../rules/notice/shape.ts'
import { noticeWords } from './words.ts'

/** Where the notice says it, first place and further ones; a press lights the lines up. */
export function PlaceLinks(props: {
  readonly at: Place
  readonly onShow: (places: readonly Place[]) => void
}) {
  const words = useWords(noticeWords)
  const places = [props.at, ...(props.at.also ?? [])]
  return (
    <span className="notice-places">
      {places.slice(0, 4).map((place) => (
        <button
          key={`${place.page ?? ''} ${place.line}`}
          type="button"
          className="link-button"
          onClick={() => props.onShow(places)}
        >
          {words.line(place.line)}
        </button>
      ))}
    </span>
  )
}
