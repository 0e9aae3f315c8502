import { yearOf } from '#kernel/days.ts'
import { newId } from '#platform/id.ts'
import { readNoticeBytes } from '../read-notice.ts'
import type { Draft } from '../rules/draft.ts'
import type { ReadNotice } from '../rules/notice/shape.ts'
import { applyDecisions } from '../rules/notice-decisions.ts'
import { draftFromNotice } from '../rules/notice-draft.ts'
import type { PlanShape } from '../shapes.ts'

/** The plan that a notice states, as its screens would show it, for tests of documents. */
export async function planOf(bytes: Uint8Array, regionName: string): Promise<PlanShape> {
  const { read } = await readNoticeBytes(bytes, 'notice.txt')
  const draft = draftFromNotice(applyDecisions(read, []), newId)
  const people = draft.headcounts
  return {
    ...givenPlan(draft, { regionName, year: read.year!, unit: draft.unit }),
    targets: givenPlan(draft).targets.map((target) => ({
      ...target,
      headcount: people.has(target.label)
        ? {
            amount: people.get(target.label)!,
            basis: 'staff',
            year: read.year!,
            source: '通知',
            statedOn: `${read.year}-01-01` as never,
          }
        : null,
    })),
  }
}

/** A plan around a draft, issued. */
export const givenPlan = (draft: Draft, more: Partial<PlanShape> = {}): PlanShape => ({
  id: newId(),
  regionId: newId(),
  regionName: '云河区',
  year: draft.items[0] === undefined ? 2027 : yearOf(draft.items[0].from),
  unit: 'renfen',
  demo: false,
  revision: {
    id: newId(),
    number: 1,
    state: 'issued',
    version: 1,
    noticeId: null,
    noticeTitle: null,
    author: null,
    draftedAt: '2027-01-01T00:00:00.000Z',
    submittedBy: null,
    submittedAt: null,
    documentNumber: null,
    effectiveOn: null,
    reason: null,
    issuedBy: null,
    issuedAt: null,
  },
  revisions: [],
  targets: draft.targets.map((target, position) => ({
    ...target,
    id: target.key,
    position,
    unitKind: target.unitId === null && target.kind !== 'unit' ? null : kindOf(target.label),
    lines: [],
    town: null,
    headcount: null,
    cap: null,
    lastYear: null,
  })),
  items: draft.items.map((item, position) => ({ ...item, id: item.key, position })),
  blockers: [],
  ...more,
})

const kindOf = (label: string): string => (/[镇乡县]$|街道$/.test(label) ? 'town' : 'bureau')

/** The figures of a read notice that make a plan: each row of its tables, and the goals in its text. */
export const figuresOf = ({ tables, targets, year }: ReadNotice) => ({
  year,
  rows: tables
    .flatMap(({ kind, unit, rows }) =>
      rows.map(({ label, area, amount, headcount, period }) =>
        JSON.stringify([
          kind,
          unit,
          label,
          area,
          amount,
          headcount,
          period?.from ?? null,
          period?.to ?? null,
        ]),
      ),
    )
    .sort(),
  totals: tables.map(({ kind, sum }) => [kind, sum]),
  targets: targets.map(({ track, amount, unit, status, bound }) => [
    track,
    amount,
    unit,
    status,
    bound,
  ]),
})
