import { useState } from 'react'
import { Disclosure } from '#web/kit/Disclosure.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { UnitCard } from '../../shapes.ts'
import { organisationWords } from '../words.ts'
import { CloseUnit } from './CloseUnit.tsx'
import { CorrectUnit } from './CorrectUnit.tsx'
import { MergeUnit } from './MergeUnit.tsx'
import { MoveUnit } from './MoveUnit.tsx'
import { RenameUnit } from './RenameUnit.tsx'
import { SplitUnit } from './SplitUnit.tsx'

const acts = {
  correct: CorrectUnit,
  rename: RenameUnit,
  move: MoveUnit,
  merge: MergeUnit,
  split: SplitUnit,
  close: CloseUnit,
}
type Act = keyof typeof acts

/** What can become of a unit; each with the day from which it holds, and nothing forgotten. */
export function UnitActs({ card }: { readonly card: UnitCard }) {
  const words = useWords(organisationWords).acts
  const [act, setAct] = useState<Act>()
  const isBody = card.kind === 'town' || card.kind === 'county'
  const open = (Object.keys(acts) as Act[]).filter(
    (one) => !isBody || (one !== 'move' && one !== 'close'),
  )
  const Chosen = act === undefined ? undefined : acts[act]
  return (
    <p className="unit-acts">
      <Disclosure label={words.more} className="disclosure-framed">
        {(close) => (
          <ul className="menu">
            {open.map((one) => (
              <li key={one}>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => {
                    close()
                    setAct(one)
                  }}
                >
                  {words[one]}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Disclosure>
      {Chosen === undefined ? null : <Chosen card={card} open onClose={() => setAct(undefined)} />}
    </p>
  )
}
