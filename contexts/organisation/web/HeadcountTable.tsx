import { useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Section } from '#web/kit/Page.tsx'
import { DemoTag, Tag } from '#web/kit/Tag.tsx'
import { number } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { headcountBasisWords } from '../kind-words.ts'
import type { UnitCard } from '../shapes.ts'
import { StateHeadcount } from './acts/StateHeadcount.tsx'
import { organisationWords } from './words.ts'

interface Props {
  readonly card: UnitCard
  readonly mayChange: boolean
}

/** The head-counts by year with their sources; the last three as columns above. */
export function HeadcountTable({ card, mayChange }: Props) {
  const all = useWords(organisationWords)
  const words = all.card
  const language = useLanguage()
  const [stating, setStating] = useState(false)
  return (
    <Section
      title={words.counts}
      note={words.countsNote}
      actions={
        mayChange ? (
          <Button size="small" onClick={() => setStating(true)}>
            {all.acts.count}
          </Button>
        ) : undefined
      }
    >
      {card.headcounts.length === 0 ? <p className="quiet">{words.noCounts}</p> : null}
      <Columns card={card} />
      <ul className="headcounts">
        {card.headcounts.map((count) => (
          <li key={count.id} data-superseded={count.superseded || undefined}>
            <p>
              <span className="figure-year">{count.year}</span>
              <b>{number(count.amount)}</b>
              <span className="quiet">{headcountBasisWords[count.basis][language]}</span>
              {count.superseded ? <Tag>{words.superseded}</Tag> : null}
              {count.demo ? <DemoTag /> : null}
            </p>
            <p className="caption">
              {words.source(count.source, count.statedOn)}
              {count.migrants === null ? null : `　${all.ofWhichMigrants(number(count.migrants))}`}
            </p>
          </li>
        ))}
      </ul>
      <StateHeadcount card={card} open={stating} onClose={() => setStating(false)} />
    </Section>
  )
}

/** Three years at a glance; the list below has the same figures. */
function Columns({ card }: Pick<Props, 'card'>) {
  const staff = card.headcounts
    .filter(({ superseded, basis }) => !superseded && basis === 'staff')
    .slice(0, 3)
    .toReversed()
  if (staff.length < 2) return null
  const most = Math.max(1, ...staff.map(({ amount }) => amount))
  return (
    <div className="mini-columns" aria-hidden="true">
      {staff.map(({ id, year, amount }) => (
        <div key={id}>
          <i style={{ height: Math.round((amount / most) * 44) }} />
          <span>{year}</span>
        </div>
      ))}
    </div>
  )
}
