import type { Day } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import type { Read } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import { getRegion, type UnitMatch as Match, unitsAsOf } from '../organisation/index.ts'
import type { NoticeView, UnitMatch } from './contract.ts'
import { daysOf, matchNames } from './match-names.ts'
import { getNotice, listDecisions } from './notice-queries.ts'
import { findPlanOf, lastIssued, loadDraft, openRevision } from './queries.ts'
import { differences } from './rules/differences.ts'
import type { Draft } from './rules/draft.ts'
import { applyDecisions, type NoticeDecision, namesOf } from './rules/notice-decisions.ts'
import { draftFromNotice } from './rules/notice-draft.ts'
import type { NamedTarget } from './rules/notice-tracks.ts'
import { overlay } from './rules/overlay.ts'

/** A notice beside what was understood, how its names match, and what it would change. */
export async function viewNotice(
  { tx, today }: Pick<Look, 'tx' | 'today'>,
  id: string,
): Promise<NoticeView> {
  const notice = await getNotice(tx, id)
  const decisions = await listDecisions(tx, id)
  const region = await getRegion(tx, notice.regionId)
  const decided = applyDecisions(notice.read, decisions)
  const stated = draftFromNotice(decided, newId)
  const place = { regionId: notice.regionId, days: daysOf(decided.year, today) }
  const matches = await matchNames(tx, place, namesOf(decided))
  const units = await viewUnits(tx, { matches, on: place.days[0]! }, decisions)
  const plan =
    decided.year === null ? undefined : await findPlanOf(tx, notice.regionId, decided.year)
  const current = plan === undefined ? undefined : await currentOf(tx, plan.id)
  return {
    id,
    regionId: notice.regionId,
    regionName: region.name,
    fileName: notice.fileName,
    receivedAt: notice.receivedAt,
    version: notice.version,
    demo: notice.demo,
    lines: notice.lines.map(({ cells: _cells, ...line }) => line),
    read: notice.read,
    decisions,
    year: decided.year,
    unit: stated.unit,
    unitsStated: [...stated.unitsStated],
    units,
    plan: plan && current ? { id: plan.id, revision: current.number, state: current.state } : null,
    differences: current
      ? [...differences(current.draft, overlay(current.draft, withUnits(stated, units)))]
      : [],
  }
}

async function currentOf(tx: Read, planId: string) {
  const open = await openRevision(tx, planId)
  const found = open ?? (await lastIssued(tx, planId))
  if (found === undefined) return undefined
  // openRevision finds drafts and submitted revisions only.
  const state = (open?.state ?? 'issued') as 'draft' | 'submitted' | 'issued'
  return { ...found, state, draft: await loadDraft(tx, found.id) }
}

/** Each name with the unit it stands for: the officer's choice before the exact match. */
async function viewUnits(
  tx: Read,
  { matches, on }: { readonly matches: readonly Match[]; readonly on: Day },
  decisions: readonly NoticeDecision[],
): Promise<UnitMatch[]> {
  const choices = new Map(decisions.map(({ item, value }) => [item, value?.unitId]))
  const chosen = (name: string) => {
    const unitId = choices.get(`unit:${name}`)
    return typeof unitId === 'string' ? unitId : null
  }
  const ids = matches.flatMap(({ name }) => chosen(name) ?? [])
  const names = new Map((await unitsAsOf(tx, ids, on)).map(({ id, name }) => [id, name]))
  return matches.map((match) => {
    const exact = match.verdict === 'exact' ? match.unit : null
    const unitId = chosen(match.name)
    return {
      label: match.name,
      state: match.verdict,
      unitId: unitId ?? exact?.id ?? null,
      unitName: unitId === null ? (exact?.name ?? null) : (names.get(unitId) ?? null),
      candidates:
        match.verdict === 'close'
          ? match.candidates.map(({ unit }) => ({ unitId: unit.id, name: unit.name }))
          : [],
    }
  })
}

/** The notice's parts with the units as far as they are known; an unknown one is its own name. */
function withUnits(
  { targets, items }: { targets: readonly NamedTarget[]; items: Draft['items'] },
  units: readonly UnitMatch[],
): Draft {
  const ids = new Map(units.map(({ label, unitId }) => [label, unitId]))
  return {
    targets: targets.map(({ unitLabel, ...target }) => ({
      ...target,
      unitId: unitLabel === null ? null : (ids.get(unitLabel) ?? unitLabel),
    })),
    items,
  }
}
