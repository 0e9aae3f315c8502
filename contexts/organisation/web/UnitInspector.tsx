import { useQuery } from '@tanstack/react-query'
import { unitKindWords } from '#kernel/unit-kinds.ts'
import { api } from '#web/api.ts'
import { Facts, Inspector } from '#web/kit/Inspector.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { useMay } from '#web/me.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { UnitCard } from '../shapes.ts'
import { UnitActs } from './acts/UnitActs.tsx'
import { HeadcountTable } from './HeadcountTable.tsx'
import { Liaisons } from './Liaisons.tsx'
import { UnitLines } from './UnitLines.tsx'
import { UnitPast } from './UnitPast.tsx'
import { organisationWords } from './words.ts'

/** The card of one unit: what it is, its head-counts, who answers for it, its past. */
export function UnitInspector(props: { readonly id: string; readonly onClose: () => void }) {
  const { id, onClose } = props
  const unit = useQuery(api.organisation.unit.queryOptions({ input: { id } }))
  return (
    <Inspector title={unit.data?.name ?? ''} onClose={onClose}>
      <Loaded query={unit} lines={8}>
        {(card) => <Card key={card.id} card={card} />}
      </Loaded>
    </Inspector>
  )
}

function Card({ card }: { readonly card: UnitCard }) {
  const words = useWords(organisationWords).card
  const language = useLanguage()
  const mayChange = useMay('organisation.change') && card.endedOn === null
  const seesContacts = useMay('liaisons.see')
  const facts: (readonly [string, string])[] = [
    [words.kind, unitKindWords[card.kind][language]],
    [words.place, card.path.map(({ name }) => name).join(' › ')],
    ...(card.shortName === null ? [] : [[words.shortName, card.shortName] as const]),
    ...(card.code === null ? [] : [[words.code, card.code] as const]),
    [words.began, card.beganOn],
    ...(card.endedOn === null ? [] : [[words.ended, card.endedOn] as const]),
  ]
  return (
    <div className="unit-card">
      <Facts of={facts} />
      {mayChange ? <UnitActs card={card} /> : null}
      <UnitLines card={card} mayChange={mayChange} />
      <HeadcountTable card={card} mayChange={mayChange} />
      {seesContacts ? <Liaisons card={card} /> : null}
      <UnitPast card={card} />
    </div>
  )
}
