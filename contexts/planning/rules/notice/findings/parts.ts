import type { PendingTarget } from '../pendings.ts'
import type { Finding } from '../shape.ts'
import type { ReadTable } from '../tables/read-tables.ts'
import type { StatedTarget } from '../targets.ts'
import { finding } from './finding.ts'

/** Whether parts add up to the whole that they claim: in the prose, and in the tables. */
export function partsFindings(
  targets: readonly StatedTarget[],
  pendings: readonly PendingTarget[],
  tables: readonly ReadTable[],
): Finding[] {
  return [...inProse(targets, pendings), ...inTables(targets, tables)]
}

function inProse(targets: readonly StatedTarget[], pendings: readonly PendingTarget[]): Finding[] {
  return wholesOf(targets).flatMap(({ whole, parts }) => {
    const sum = add(parts.map(({ amount }) => amount))
    const open = whole.track === 'total' && pendings.length > 0
    if (open && sum < whole.amount) {
      const values = { whole: whole.amount, known: sum, pending: whole.amount - sum }
      return [finding('parts-pending', values, whole.at)]
    }
    const wrong = sum > whole.amount || (isPartition(parts) && sum !== whole.amount)
    return parts.length > 0 && wrong
      ? [finding('parts-mismatch', { whole: whole.amount, sum }, whole.at)]
      : []
  })
}

interface Whole {
  readonly whole: StatedTarget
  readonly parts: readonly StatedTarget[]
}

/** The total with the tracks of the plan, and every goal that its own sentence divides. */
function wholesOf(targets: readonly StatedTarget[]): Whole[] {
  const total = targets.find(({ track }) => track === 'total')
  return [...Map.groupBy(targets, ({ sentence }) => sentence).values()].flatMap((together) => {
    const [whole, ...others] = together
    const parts = others.filter(({ unit, track }) => unit === whole!.unit && track !== 'total')
    if (whole === total && parts.length < 2) {
      const tracks = targets.filter(
        ({ unit, track }) => unit === whole!.unit && track !== 'total' && track !== 'other',
      )
      return [{ whole: whole!, parts: tracks.length > 0 ? tracks : parts }]
    }
    const divided = whole!.track === 'total' || parts.every(({ ofWhole }) => ofWhole)
    return divided ? [{ whole: whole!, parts }] : []
  })
}

/** Both tracks of a plan are named, or two parts or more of one kind in one sentence. */
function isPartition(parts: readonly StatedTarget[]): boolean {
  const tracks = new Set(parts.map(({ track }) => track))
  if (tracks.has('group') && tracks.has('individual')) return true
  return parts.length >= 2 && tracks.size === 1 && tracks.has('other')
}

/** The quotas together, or each by itself, are the whole or one of its parts. */
function inTables(targets: readonly StatedTarget[], tables: readonly ReadTable[]): Finding[] {
  if (tables.some(({ table }) => !table.complete)) return []
  const quotas = tables.filter(({ table }) => table.kind === 'quota')
  const findings: Finding[] = []
  const amounts = quotas.map(({ table }) => table.statedTotal ?? table.sum)
  const claim = claimOf(targets, quotas)
  const whole = add(amounts)
  const unclear = quotas.some(
    ({ content }) => content.doubts.length > 0 || content.strays.length > 0,
  )
  if (claim && !unclear && !fits(whole, amounts, targets, claim)) {
    findings.push(finding('parts-mismatch', { whole: claim.amount, sum: whole }, claim.at))
  }
  for (const { table, total } of tables) {
    if (
      table.kind !== 'schedule' ||
      table.rows.every(({ amount }) => amount === null) ||
      !table.complete
    )
      continue
    const placed = table.statedTotal ?? table.sum
    const known = [whole, ...amounts, ...targets.map(({ amount }) => amount)]
    if (!known.includes(placed)) {
      findings.push(finding('parts-mismatch', { whole, sum: placed }, total?.at ?? table.at))
    }
  }
  return findings
}

/** The goal that the quotas divide: that of the group when there is one, else the total. */
function claimOf(
  targets: readonly StatedTarget[],
  quotas: readonly ReadTable[],
): StatedTarget | null {
  const units = new Set(quotas.map(({ table }) => table.unit))
  if (units.size !== 1) return null
  const [unit] = units
  const same = targets.filter((target) => target.unit === unit)
  return (
    same.find(({ track }) => track === 'group') ??
    same.find(({ track }) => track === 'total') ??
    null
  )
}

function fits(
  whole: number,
  amounts: readonly number[],
  targets: readonly StatedTarget[],
  claim: StatedTarget,
): boolean {
  const goals = new Set(targets.map(({ amount }) => amount))
  if (goals.has(whole) || amounts.every((amount) => goals.has(amount))) return true
  return claim.bound === 'at-least' && whole > claim.amount
}

const add = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)
