import { blockers } from '../../rules/blockers.ts'
import type { Draft, DraftTarget } from '../../rules/draft.ts'
import type { PlanShape, TargetShape } from '../../shapes.ts'

/** What of a plan is drafted: its parts and spans, without the facts beside them. */
export const draftOf = ({ targets, items }: Pick<PlanShape, 'targets' | 'items'>): Draft => ({
  targets: targets.map(
    ({ key, parentKey, kind, track, label, unitId, amount, status, bound, note, source }) => ({
      key,
      parentKey,
      kind,
      track,
      label,
      unitId,
      amount,
      status,
      bound,
      note,
      source,
    }),
  ),
  items: items.map(({ key, targetKey, label, area, from, to, text, amount, source }) => ({
    key,
    targetKey,
    label,
    area,
    from,
    to,
    text,
    amount,
    source,
  })),
})

/** A plan as a draft has it now: sums, caps and blockers are those of the draft, by the same rules. */
export function planWith(plan: PlanShape, draft: Draft): PlanShape {
  const targets = targetsWith(plan.targets, draft.targets)
  const items = draft.items.map((item, position) => ({ ...item, id: item.key, position }))
  let found: PlanShape['blockers'] | undefined
  return {
    ...plan,
    targets,
    items,
    // Asked for by what is drawn later than the cell that was written in.
    get blockers() {
      found ??= blockers(targets, items, plan.year).map((blocker) => ({
        ...blocker,
        values: { ...blocker.values },
      }))
      return found
    },
  }
}

type Capped = TargetShape & {
  readonly capAmount: number | null
  readonly capCitation: string | null
}

/** A change of spans leaves the parts as they are: their list then stays the same one. */
const joined = new WeakMap<
  readonly DraftTarget[],
  { readonly facts: readonly TargetShape[]; readonly targets: Capped[] }
>()

/** The parts of a draft with what is known of their units. */
function targetsWith(facts: readonly TargetShape[], parts: readonly DraftTarget[]): Capped[] {
  const last = joined.get(parts)
  if (last !== undefined && (last.facts === facts || last.targets === facts)) return last.targets
  const known = new Map(facts.map((target) => [target.key, target]))
  const targets = parts.map((part, position): Capped => {
    const { cap, ...rest } = known.get(part.key) ?? factless(part)
    const ceiling = { capAmount: cap?.amount ?? null, capCitation: cap?.citation ?? null }
    return { ...rest, cap, ...part, position, ...ceiling }
  })
  joined.set(parts, { facts, targets })
  return targets
}

/** A part just added: the server has yet to say what is known of its unit. */
const factless = (part: DraftTarget): TargetShape => ({
  ...part,
  id: part.key,
  position: 0,
  unitKind: null,
  lines: [],
  town: null,
  headcount: null,
  cap: null,
  lastYear: null,
})
