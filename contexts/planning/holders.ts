import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Act } from '#platform/change.ts'
import {
  findUnits,
  foundPlace,
  foundUnit,
  matchUnits,
  type UnitMatch,
} from '../organisation/index.ts'
import type { Draft } from './rules/draft.ts'
import type { NoticeDecision } from './rules/notice-decisions.ts'
import type { NoticeDraft } from './rules/notice-draft.ts'
import { suggestKind } from './rules/unit-kind.ts'

interface Noticed {
  readonly regionId: string
  readonly demo: boolean
  /** The first day of the plan's year: units are those that live on it. */
  readonly on: Day
}

/**
 * Puts units in the place of the notice's names: those matched exactly, those an officer chose, and
 * new ones where an officer said so. A close match without a choice is refused, never guessed.
 */
export async function holdersOf(
  act: Act,
  notice: Noticed,
  stated: NoticeDraft,
  decisions: readonly NoticeDecision[],
) {
  const labels = stated.targets.flatMap(({ unitLabel }) => (unitLabel === null ? [] : [unitLabel]))
  const matches = await matchUnits(act.tx, notice, labels)
  const chosen = new Map(decisions.map((decision) => [decision.item, decision.value]))
  const ids = new Map<string, string>()
  const open: string[] = []
  for (const [index, label] of labels.entries()) {
    const id = await holderOf(
      act,
      notice,
      label,
      matches[index]!,
      chosen.get(`unit:${label}`) ?? null,
    )
    if (id === null) open.push(label)
    else ids.set(label, id)
  }
  if (open.length > 0) throw unmatched(open)
  const draft: Draft = {
    targets: stated.targets.map(({ unitLabel, ...target }) => ({
      ...target,
      unitId: unitLabel === null ? null : ids.get(unitLabel)!,
    })),
    items: stated.items,
  }
  return { draft, regionOf: (whole: Draft) => regionsOf(act, notice, whole) }
}

async function holderOf(
  act: Act,
  notice: Noticed,
  label: string,
  match: UnitMatch,
  choice: Readonly<Record<string, unknown>> | null,
): Promise<string | null> {
  if (typeof choice?.unitId === 'string') return choice.unitId
  if (choice?.new === true) return newUnit(act, notice, label, choice.kind)
  return match.verdict === 'exact' ? match.unit.id : null
}

/** A new town or county is a region of its own below this one, and the unit that answers for it. */
async function newUnit(act: Act, { regionId, demo, on }: Noticed, name: string, wanted: unknown) {
  const kind = suggestKind(name, wanted)
  const founded =
    kind === 'town' || kind === 'county'
      ? await foundPlace(act, {
          parentId: regionId,
          kind,
          name,
          on,
          demo,
        })
      : await foundUnit(act, { regionId, kind, name, on, demo })
  return 'unitId' in founded.value ? founded.value.unitId : founded.value.id
}

/** Where each unit of a plan lies. */
export async function regionsOf(
  { tx }: Pick<Act, 'tx'>,
  place: { readonly regionId: string; readonly on: Day },
  draft: Draft,
) {
  const wanted = new Set(draft.targets.map(({ unitId }) => unitId))
  const units = await findUnits(tx, place)
  return new Map(units.filter(({ id }) => wanted.has(id)).map((unit) => [unit.id, unit.regionId]))
}

const unmatched = (labels: readonly string[]) =>
  new Problem(
    'not-reconciled',
    {
      zh: `还有 ${labels.length} 个单位没有对上名录：${labels.slice(0, 5).join('、')}${labels.length > 5 ? '等' : ''}。请逐个选定，或登记为新单位。`,
      en: `${labels.length} names are not matched to a unit yet (${labels.slice(0, 5).join(', ')}). Choose the unit for each, or register it as new.`,
    },
    { values: { labels } },
  )
