import type { Unit } from '#kernel/blood.ts'
import { unitNames } from '#kernel/unit-words.ts'
import { SegmentedView } from '#web/kit/SegmentedView.tsx'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { collectedNames } from '../../rules/counted-words.ts'
import type { ProgressRow } from '../../shapes.ts'
import { type Counting, countings, headingsIn } from './narrowing.ts'
import { partWords } from './words.ts'

interface Props {
  readonly rows: readonly ProgressRow[]
  readonly planUnit: Unit
  readonly group: string | undefined
  readonly onGroup: (key: string | undefined) => void
  /** How collections are counted; the plan's own unit unless chosen otherwise. */
  readonly counting: Unit
  /** Absent where only the plan's own unit can be shown. */
  readonly onCounting: ((counting: Counting | undefined) => void) | undefined
}

/** Which group the list shows, and in which unit: one at a time, for they are never added. */
export function ListChoices(props: Props) {
  const { rows, planUnit, group, onGroup, counting, onCounting } = props
  const words = useWords(partWords)
  const language = useLanguage()
  const headings = headingsIn(rows)
  const name = (unit: Unit) => collectedNames[unit][language]
  return (
    <>
      {headings.length < 2 ? null : (
        <select
          className="input progress-choice"
          aria-label={words.group}
          value={group ?? ''}
          onChange={({ target }) => onGroup(target.value === '' ? undefined : target.value)}
        >
          <option value="">{words.everyGroup}</option>
          {headings.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      )}
      {onCounting === undefined ? null : (
        <SegmentedView
          label={words.counted}
          value={counting}
          options={countings.map((unit) => ({ value: unit, label: name(unit) }))}
          onChange={(unit) =>
            onCounting(
              unit === planUnit ? undefined : countings.find((counting) => counting === unit),
            )
          }
        />
      )}
      {counting === planUnit ? null : (
        <span className="caption">
          {words.otherUnit(name(counting), unitNames[planUnit][language])}
        </span>
      )}
    </>
  )
}
