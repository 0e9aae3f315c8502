import type { Text } from '#kernel/text.ts'
import type { Judged, RowChoice, RowFault, SheetRow } from '#platform/imports/definition.ts'
import type { UnitThen } from '../../../organisation/index.ts'
import { type Held, heldText, openerText } from '../../periods/held.ts'
import { identityOf, judgeReady, type Ready, type ReadyVerdict } from '../rules/verdicts.ts'
import type { TallyField } from './columns.ts'
import { type Holder, isUnit, type TallyFacts } from './gather.ts'
import { says } from './judge-words.ts'
import { unitOn } from './unit-on.ts'

/** Judges one row: whom it credits, whether it is counted already, or why it cannot be taken in. */
export function judgeTally(
  source: SheetRow<TallyField>,
  facts: TallyFacts,
  decision: string | undefined,
): Judged<Ready> {
  const { label, tally } = facts.read.get(source)!
  if ('faults' in tally) return { verdict: 'error', faults: tally.faults }
  const { day, track, counts } = tally
  const held = facts.held.find(({ fromDay, toDay }) => fromDay <= day && day <= toDay)
  if (held !== undefined && !isKept(label, tally, facts)) {
    return { verdict: 'error', faults: [heldDay(day, held)] }
  }
  if (label === null) return weighed({ day, track, unitId: null, ...counts }, null, facts, [])

  const holder = facts.holders.get(label)!
  const chosen = decision === undefined ? undefined : facts.units.get(decision)
  const choices = choicesFor(holder, chosen, facts)
  if (chosen === undefined && holder.exact.length === 0) {
    return holder.near.length > 0
      ? { verdict: 'close', faults: [], choices }
      : { verdict: 'error', faults: [unknown(label)], choices }
  }
  const unit = unitOn(chosen === undefined ? holder.exact : [chosen], day)
  if (unit === undefined) return { verdict: 'error', faults: [notThere(label, day)], choices }
  return weighed({ day, track, unitId: unit.id, ...counts }, unit, facts, choices)
}

/** All rows of one name mean one unit: it is chosen once. */
export const nameOf = ({ cells }: SheetRow<TallyField>): string => cells.unit?.trim() ?? ''

function weighed(
  row: Ready,
  unit: UnitThen | null,
  { kept, contradicted }: TallyFacts,
  choices: readonly RowChoice[],
): Judged<Ready> {
  const verdict = judgeReady(row, kept, contradicted)
  if (verdict.is === 'conflict') {
    return { verdict: 'conflict', faults: [contradiction(row, verdict)], choices }
  }
  const judged = {
    faults: [],
    choices,
    effect: says.credits(unit?.name ?? null, row),
    key: identityOf(row),
    content: `${row.visits} ${row.renfen}`,
  }
  return verdict.is === 'same' ? { verdict: 'same', ...judged } : { verdict: 'new', row, ...judged }
}

/** Where a name is not exact: those that come near, else any unit of the region. */
function choicesFor(
  { exact, near }: Holder,
  chosen: UnitThen | undefined,
  { everyUnit }: TallyFacts,
): readonly RowChoice[] {
  if (exact.length > 0 && chosen === undefined) return []
  return near.length > 0 ? near.map(isUnit) : everyUnit
}

/** A line that is there already stays what it is, whatever holds its day. */
function isKept(label: string | null, tally: Pick<Ready, 'day' | 'track'>, facts: TallyFacts) {
  const exact = label === null ? [] : facts.holders.get(label)!.exact
  const unitId = label === null ? null : unitOn(exact, tally.day)?.id
  return unitId !== undefined && facts.kept.has(identityOf({ ...tally, unitId }))
}

const heldDay = (day: string, held: Held): RowFault => ({
  field: 'day',
  found: day,
  expected: says.notHeld(heldText(held)),
  fix: openerText(held),
})

const unknown = (label: string): RowFault => ({
  field: 'unit',
  found: label,
  expected: says.aUnit,
  fix: says.chooseUnit,
})

const notThere = (label: string, day: string): RowFault => ({
  field: 'unit',
  found: label,
  expected: says.thereOn(day),
  fix: says.chooseUnit,
})

const contradiction = (
  { visits, renfen }: Ready,
  verdict: Extract<ReadyVerdict, { is: 'conflict' }>,
): RowFault => {
  const [expected, fix]: readonly [Text, Text] =
    verdict.at === 'kept'
      ? [says.keptAs(verdict.with), says.revertFirst]
      : [says.oneFigure, says.keepOne]
  return { field: null, found: says.figures({ visits, renfen }).zh, expected, fix }
}
