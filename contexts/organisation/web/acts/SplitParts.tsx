import type { Day } from '#kernel/days.ts'
import { Button } from '#web/kit/Button.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { UnitCard } from '../../shapes.ts'
import { organisationWords } from '../words.ts'
import { type Lying, type PartRow, type piecesOf, standing } from './pieces.ts'

/** The parts: a name each, and a number in proportion to the others where that is known. */
export function SplitParts(props: {
  readonly rows: readonly PartRow[]
  readonly own: string
  readonly onChange: (rows: readonly PartRow[]) => void
}) {
  const { rows, own, onChange } = props
  const words = useWords(organisationWords).acts
  const change = (key: number, part: Partial<PartRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  return (
    <fieldset className="split-parts">
      <legend>{words.parts}</legend>
      <p className="field-hint">
        {words.partsHint(own)}
        {words.sharesHint}
      </p>
      {rows.map(({ key, name, weight }, at) => (
        <div key={key} className="split-part">
          <TextInput
            aria-label={words.part(at + 1)}
            maxLength={100}
            required={at < 2}
            value={name}
            onChange={({ target }) => change(key, { name: target.value })}
          />
          <TextInput
            aria-label={words.shareOf(at + 1)}
            inputMode="numeric"
            placeholder={words.share}
            value={weight}
            onChange={({ target }) => change(key, { weight: target.value })}
          />
          {rows.length > 2 ? (
            <Button kind="link" onClick={() => onChange(rows.filter((row) => row.key !== key))}>
              {words.dropPart}
            </Button>
          ) : null}
        </div>
      ))}
      <Button
        size="small"
        {...(rows.length < 20 ? {} : { why: words.enoughParts })}
        onClick={() =>
          onChange([
            ...rows,
            { key: Math.max(...rows.map(({ key }) => key)) + 1, name: '', weight: '' },
          ])
        }
      >
        {words.addPart}
      </Button>
    </fieldset>
  )
}

/** What lies in the region, each with the part it goes to, and all that is still open at once. */
export function SplitContents(props: {
  readonly lying: readonly Lying[]
  readonly parts: readonly PartRow[]
  /** The name of the one that lives on and keeps what goes nowhere else. */
  readonly own: string | undefined
  readonly onChoose: (ids: readonly string[], key: number) => void
}) {
  const { lying, parts, own, onChoose } = props
  const words = useWords(organisationWords).acts
  const known = (goesTo: number | undefined) => parts.find(({ key }) => key === goesTo)
  const open = lying.filter(({ goesTo }) => known(goesTo) === undefined)
  const options = parts
    .filter(({ name }) => name.trim() !== own)
    .map(({ key, name }) => (
      <option key={key} value={key}>
        {name}
      </option>
    ))
  return (
    <fieldset className="split-parts">
      <legend>{words.contents(number(lying.length))}</legend>
      <p className="field-hint">
        {own === undefined ? words.openContents(number(open.length)) : words.contentsStay(own)}
      </p>
      <div className="split-part">
        <span>{words.allOpen}</span>
        <select
          className="input"
          aria-label={words.allOpen}
          value=""
          onChange={({ target }) =>
            onChoose(
              open.map(({ id }) => id),
              Number(target.value),
            )
          }
        >
          <option value="" disabled>
            {words.choose}
          </option>
          {options}
        </select>
      </div>
      <div className="split-contents">
        {lying.map(({ id, name, goesTo }) => (
          <div key={id} className="split-part">
            <span>{name}</span>
            <select
              className="input"
              aria-label={words.goesTo(name)}
              value={known(goesTo)?.key ?? ''}
              onChange={({ target }) =>
                onChoose([id], target.value === '' ? -1 : Number(target.value))
              }
            >
              <option value="">{own ?? words.choose}</option>
              {options}
            </select>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** Where the head-counts in force will stand once the split holds. */
export function SplitFigures(props: {
  readonly card: UnitCard
  readonly pieces: ReturnType<typeof piecesOf>
  readonly on: Day
}) {
  const { card, pieces, on } = props
  const all = useWords(organisationWords)
  const counts = card.headcounts.filter(({ superseded }) => !superseded)
  if (counts.length === 0) return <p className="caption">{all.acts.noFigures}</p>
  if (pieces === undefined) return <p className="field-error">{all.acts.wrongShares}</p>
  return (
    <table className="both-states split-figures">
      <caption>{all.acts.figures}</caption>
      <tbody>
        {counts.map(({ id, year, basis, amount }) => (
          <tr key={id}>
            <th scope="row">
              {year} {basis === 'staff' ? all.people : all.residents} {number(amount)}
            </th>
            <td>
              {standing(card.name, pieces, amount, on)
                .map(
                  (one) =>
                    `${one.name} ${number(one.amount)}${one.former ? all.acts.staysFormer : ''}`,
                )
                .join('　')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
