import { unitKinds, unitKindWords } from '#kernel/unit-kinds.ts'
import { Button } from '#web/kit/Button.tsx'
import { Ledger } from '#web/kit/Ledger.tsx'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { DecisionShape, NoticeView, UnitMatch } from '../../contract.ts'
import { suggestKind } from '../../rules/unit-kind.ts'
import { openUnits } from './decided.ts'
import { noticeWords } from './words.ts'

interface Props {
  readonly notice: NoticeView
  readonly onDecide: ((decisions: readonly DecisionShape[]) => void) | undefined
}

/** Names of the notice that the register does not know exactly: chosen, or registered as new. */
export function UnitMatches({ notice, onDecide }: Props) {
  const words = useWords(noticeWords)
  const open = openUnits(notice)
  const unknown = open.filter(({ state }) => state === 'new')
  const rows = notice.units.filter(({ state }) => state !== 'exact')
  if (rows.length === 0) return null

  return (
    <Ledger
      caption={words.units}
      compact
      sortable={false}
      rows={rows}
      keyOf={({ label }) => label}
      tools={
        unknown.length === 0 || onDecide === undefined ? null : (
          <Button size="small" onClick={() => onDecide(unknown.map(({ label }) => asNew(label)))}>
            {words.allNew(unknown.length)}
          </Button>
        )
      }
      columns={[
        { key: 'label', head: words.label, wrap: true, cell: ({ label }) => label },
        {
          key: 'unit',
          head: words.candidate,
          cell: (match) => <UnitChoice notice={notice} match={match} onDecide={onDecide} />,
        },
      ]}
    />
  )
}

function UnitChoice(props: Props & { readonly match: UnitMatch }) {
  const { notice, match, onDecide } = props
  const language = useLanguage()
  const words = useWords(noticeWords)
  const decided = notice.decisions.find(({ item }) => item === `unit:${match.label}`)?.value
  const kind = suggestKind(match.label, decided?.kind)
  const value = decided?.new === true ? `new ${kind}` : (match.unitId ?? '')
  // The likeliest kind first.
  const kinds = [kind, ...unitKinds.filter((one) => one !== kind)]
  return (
    <select
      className="input notice-unit"
      aria-label={`${match.label} ${words.candidate}`}
      disabled={onDecide === undefined}
      value={value}
      onChange={({ target }) =>
        onDecide?.([
          target.value.startsWith('new ')
            ? asNew(match.label, target.value.slice(4))
            : asUnit(match.label, target.value),
        ])
      }
    >
      <option value="" disabled>
        {words.chooseUnit}
      </option>
      {match.candidates.map(({ unitId, name }) => (
        <option key={unitId} value={unitId}>
          {name}
        </option>
      ))}
      {kinds.map((one) => (
        <option key={one} value={`new ${one}`}>
          {words.asNew(unitKindWords[one][language])}
        </option>
      ))}
    </select>
  )
}

const asUnit = (label: string, unitId: string): DecisionShape => ({
  item: `unit:${label}`,
  choice: 'corrected',
  value: { unitId },
  reason: null,
})

const asNew = (label: string, kind: string = suggestKind(label)): DecisionShape => ({
  item: `unit:${label}`,
  choice: 'corrected',
  value: { new: true, kind },
  reason: null,
})
