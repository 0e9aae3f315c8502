import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isDay } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import { isBody } from '../../rules/kinds.ts'
import type { UnitCard } from '../../shapes.ts'
import { todayIn } from '../today.ts'
import { organisationWords } from '../words.ts'
import { ActDialog } from './ActDialog.tsx'
import { type Lying, type PartRow, piecesOf } from './pieces.ts'
import type { ActProps } from './props.ts'
import { SplitContents, SplitFigures, SplitParts } from './SplitParts.tsx'

/** Splits a unit, or a town with its body, from a day on: parts, what goes where, and the figures. */
export function SplitUnit({ card, ...dialog }: ActProps) {
  const words = useWords(organisationWords).acts
  const [parts, setParts] = useState<readonly PartRow[]>([
    { key: 0, name: card.name, weight: '' },
    { key: 1, name: '', weight: '' },
  ])
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map())
  const [on, setOn] = useState<string>(todayIn())
  const { version, contents } = useContents(card)
  const lying: readonly Lying[] = contents.map((one) => ({ ...one, goesTo: chosen.get(one.id) }))
  const into = piecesOf(card.name, parts, lying)
  const livesOn = parts.some(({ name }) => name.trim() === card.name)

  const send = async () => {
    if (into === undefined) throw new Error(words.wrongShares)
    const one = isBody(card.kind)
      ? ({ of: 'region', id: card.regionId, version: version ?? 1 } as const)
      : ({ of: 'unit', id: card.id, version: card.version } as const)
    return api.organisation.split.call({ ...one, on, into })
  }
  return (
    <ActDialog
      {...dialog}
      title={`${words.split}　${card.name}`}
      send={send}
      note={words.kept}
      width="wide"
    >
      <SplitParts rows={parts} own={card.name} onChange={setParts} />
      <Field label={words.on}>
        <TextInput
          name="on"
          type="date"
          required
          min={card.beganOn}
          value={on}
          onChange={({ target }) => setOn(target.value)}
        />
      </Field>
      {lying.length === 0 ? null : (
        <SplitContents
          lying={lying}
          parts={parts.filter(({ name }) => name.trim() !== '')}
          own={livesOn ? card.name : undefined}
          onChoose={(ids, key) =>
            setChosen((before) => new Map([...before, ...ids.map((id) => [id, key] as const)]))
          }
        />
      )}
      {isDay(on) ? <SplitFigures card={card} pieces={into} on={on} /> : null}
    </ActDialog>
  )
}

/** The region a body answers for: its version, and what lies directly in it but for the body. */
function useContents({ id: own, kind, regionId }: UnitCard) {
  const enabled = isBody(kind)
  const regions = useQuery(api.organisation.regions.queryOptions({ input: {}, enabled }))
  const units = useQuery(
    api.organisation.units.queryOptions({ input: { regionId, limit: 1000 }, enabled }),
  )
  const below = (regions.data ?? []).filter(({ parentId }) => parentId === regionId)
  const within = (units.data?.units ?? []).filter(
    (unit) => unit.regionId === regionId && unit.id !== own,
  )
  return {
    version: regions.data?.find(({ id }) => id === regionId)?.version,
    contents: enabled
      ? [
          ...below.map(({ id, name }) => ({ id, name, is: 'region' as const })),
          ...within.map(({ id, name }) => ({ id, name, is: 'unit' as const })),
        ]
      : [],
  }
}
