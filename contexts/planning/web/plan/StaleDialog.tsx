import { useState } from 'react'
import type { Instant } from '#kernel/days.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { SegmentedView } from '#web/kit/SegmentedView.tsx'
import { clock, number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { targetWords } from '../targets/words.ts'
import { planWords } from '../words.ts'
import type { Conflict } from './draft-work.ts'
import type { Author } from './hearing.ts'

/** Somebody else changed the same parts: both values of each, and the choice between them. */
export function StaleDialog(props: {
  readonly found: readonly Conflict[]
  /** Who made the other value, and when. */
  readonly authors: ReadonlyMap<string, Author>
  readonly onResolve: (yielded: ReadonlySet<string>) => void
}) {
  const words = useWords(targetWords)
  const say = useValueText()
  const [yielded, setYielded] = useState<ReadonlySet<string>>(
    new Set(props.found.flatMap(({ key, theirs }) => (theirs === null ? [key] : []))),
  )
  const choose = (key: string, whose: 'mine' | 'theirs') => {
    const next = new Set(yielded)
    if (whose === 'theirs') next.add(key)
    else next.delete(key)
    setYielded(next)
  }

  return (
    <Dialog
      title={words.stale}
      open
      onClose={() => {}}
      actions={
        <Button kind="primary" onClick={() => props.onResolve(yielded)}>
          {words.keepChosen}
        </Button>
      }
    >
      <p className="plan-effect">{words.staleSays}</p>
      <ul className="plan-stale">
        {props.found.map((conflict) => (
          <li key={conflict.key}>
            <p>
              {conflict.label} <By author={props.authors.get(conflict.key)} />
            </p>
            {conflict.theirs === null ? (
              <p className="caption">
                {words.theirs} {words.gone}，{words.yours} {say(conflict.mine)}
              </p>
            ) : (
              <SegmentedView
                label={conflict.label}
                value={yielded.has(conflict.key) ? 'theirs' : 'mine'}
                options={[
                  { value: 'mine', label: `${words.yours} ${say(conflict.mine)}` },
                  { value: 'theirs', label: `${words.theirs} ${say(conflict.theirs)}` },
                ]}
                onChange={(whose) => choose(conflict.key, whose)}
              />
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function By({ author }: { readonly author: Author | undefined }) {
  const words = useWords(targetWords)
  if (author === undefined) return null
  return (
    <span className="caption">
      {words.changedBy(author.by ?? words.programme, clock(author.at as Instant, true))}
    </span>
  )
}

function useValueText(): (value: Conflict['mine']) => string {
  const words = useWords(targetWords)
  const common = useWords(planWords)
  return (value) => {
    if (value === null) return words.gone
    if ('targetKey' in value) {
      return `${number(value.amount)}，${value.from} ~ ${value.to}${value.area === null ? '' : `，${value.area}`}`
    }
    return value.amount === null ? common.statuses.pending : number(value.amount)
  }
}
