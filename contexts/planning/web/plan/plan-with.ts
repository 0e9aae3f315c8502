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
  const known = new Map(plan.targets.map((target) => [target.key, target]))
  const targets = draft.targets.map((part, position): TargetShape => {
    const facts = known.get(part.key)
    return { ...(facts ?? factless(part)), ...part, position }
  })
  const capped = targets.map((target) => ({
    ...target,
    capAmount: target.cap?.amount ?? null,
    capCitation: target.cap?.citation ?? null,
  }))
  return {
    ...plan,
    targets,
    items: draft.items.map((item, position) => ({ ...item, id: item.key, position })),
    blockers: blockers(capped, draft.items, plan.year).map((blocker) => ({
      ...blocker,
      values: { ...blocker.values },
    })),
  }
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
