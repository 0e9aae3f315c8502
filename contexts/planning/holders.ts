import { type Day, wholeYear } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Act } from '#platform/change.ts'
import { foundPlace, foundUnit, type UnitMatch, unitsAsOf } from '../organisation/index.ts'
import { daysOf, matchNames, requireWithin } from './match-names.ts'
import type { Draft } from './rules/draft.ts'
import type { NoticeDecision } from './rules/notice-decisions.ts'
import type { NoticeDraft } from './rules/notice-draft.ts'
import type { NamedTarget } from './rules/notice-tracks.ts'
import { suggestKind } from './rules/unit-kind.ts'

interface Noticed {
  readonly regionId: string
  readonly demo: boolean
  readonly year: number
}

/**
 * Puts units in the place of the notice's names: those an officer chose, those matched exactly, and
 * new ones where an officer said so. A close match without a choice is refused, never guessed, and
 * so are two names of one group that stand for one unit.
 */
export async function holdersOf(
  act: Act,
  notice: Noticed,
  stated: NoticeDraft,
  decisions: readonly NoticeDecision[],
): Promise<Draft> {
  const labels = [...new Set(stated.targets.flatMap(({ unitLabel }) => unitLabel ?? []))]
  const place = { regionId: notice.regionId, days: daysOf(notice.year, act.today) }
  const matches = await matchNames(act.tx, place, labels)
  const choices = new Map(decisions.map(({ item, value }) => [item, value]))
  const chosen = labels.flatMap((label) => chosenUnit(choices.get(`unit:${label}`)) ?? [])
  await requireWithin(act.tx, place, chosen)
  const ids = new Map<string, string>()
  for (const [index, label] of labels.entries()) {
    const choice = choices.get(`unit:${label}`) ?? null
    const id = await holderOf(act, notice, matches[index]!, choice)
    if (id !== null) ids.set(label, id)
  }
  const open = labels.filter((label) => !ids.has(label))
  if (open.length > 0) throw unmatched(open)
  requireOnce(stated.targets, ids)
  return {
    targets: stated.targets.map(({ unitLabel, ...target }) => ({
      ...target,
      unitId: unitLabel === null ? null : ids.get(unitLabel)!,
    })),
    items: stated.items,
  }
}

type Choice = NoticeDecision['value']

const chosenUnit = (choice: Choice | undefined): string | null =>
  typeof choice?.unitId === 'string' ? choice.unitId : null

/** What was to be registered as new may have been registered since: then it is that one. */
async function holderOf(
  act: Act,
  notice: Noticed,
  match: UnitMatch,
  choice: Choice,
): Promise<string | null> {
  const chosen = chosenUnit(choice)
  if (chosen !== null) return chosen
  if (match.verdict === 'exact') return match.unit.id
  return choice?.new === true ? newUnit(act, notice, match.name, choice.kind) : null
}

/** A new town or county is a region of its own below this one, and the unit that answers for it. */
async function newUnit(act: Act, notice: Noticed, name: string, wanted: unknown) {
  const { regionId, demo } = notice
  const on = wholeYear(notice.year).from
  const kind = suggestKind(name, wanted)
  if (kind === 'town' || kind === 'county') {
    return (await foundPlace(act, { parentId: regionId, kind, name, on, demo })).value.unitId
  }
  return (await foundUnit(act, { regionId, kind, name, on, demo })).value.id
}

/** Where each unit of a plan lies, named and placed as on a day; also those that are no more. */
export async function regionsOf(
  { tx }: Pick<Act, 'tx'>,
  on: Day,
  { targets }: Draft,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(targets.flatMap(({ unitId }) => unitId ?? []))]
  return new Map((await unitsAsOf(tx, ids, on)).map(({ id, regionId }) => [id, regionId]))
}

/** Within one group a unit has one amount; two names for it would be two. */
function requireOnce(targets: readonly NamedTarget[], ids: ReadonlyMap<string, string>): void {
  const units = targets.flatMap(({ unitLabel, parentKey }) =>
    unitLabel === null ? [] : [{ label: unitLabel, place: `${parentKey} ${ids.get(unitLabel)}` }],
  )
  for (const [, same] of Map.groupBy(units, ({ place }) => place)) {
    if (same.length > 1) throw oneUnitTwice(same.map(({ label }) => label))
  }
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

const oneUnitTwice = (labels: readonly string[]) =>
  new Problem(
    'not-reconciled',
    {
      zh: `“${labels.join('”和“')}”对上了名录里的同一个单位。请给其中一个另选单位，或改正名称。`,
      en: `“${labels.join('” and “')}” stand for one and the same unit. Choose another unit for one of them, or correct its name.`,
    },
    { values: { labels } },
  )
