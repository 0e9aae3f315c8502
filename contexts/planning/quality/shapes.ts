import { z } from 'zod'
import { DayShape, Id } from '../shapes.ts'
import { dimensions, ruleNames, sources } from './rules/found.ts'
import { acts, judgements, states } from './rules/life.ts'

const count = z.number().int()
const Expected = z.object({ expected: count, reported: count })

/** What a judgement measured, by source. */
export const MeasuresShape = z.object({
  through: DayShape.nullable(),
  /** Whether an issued plan says what is expected. */
  planned: z.boolean(),
  tallies: z.object({
    expected: count,
    reported: count,
    missing: count,
    unknown: count,
    inTime: count,
    late: count,
    notJudged: count,
    checked: count,
    outliers: count,
    lines: count,
    inconsistent: count,
  }),
  schedule: Expected,
  headcounts: Expected,
})
export type MeasuresShape = z.infer<typeof MeasuresShape>

export const StateShape = z.enum(states)
export const RuleShape = z.enum(ruleNames as [string, ...string[]])
export const SourceShape = z.enum(sources)
export const DimensionShape = z.enum(dimensions)

export const FindingShape = z.object({
  id: Id,
  rule: RuleShape,
  dimension: DimensionShape,
  source: SourceShape,
  sourceName: z.string().nullable(),
  unitId: Id.nullable(),
  unit: z.string().nullable(),
  from: DayShape,
  to: DayShape,
  says: z.object({ zh: z.string(), en: z.string() }),
  state: StateShape,
  present: z.boolean(),
  owner: z.string().nullable(),
  dueOn: DayShape.nullable(),
  overdue: z.boolean(),
  reason: z.string().nullable(),
  version: count,
})
export type FindingShape = z.infer<typeof FindingShape>

export const QualityShape = z.object({
  regionId: Id,
  regionName: z.string(),
  year: count,
  run: z.object({ judgedAt: z.string(), measures: MeasuresShape }).nullable(),
  counts: z.record(StateShape, count),
  /** At most so many are answered, the most urgent first. */
  more: count,
  findings: z.array(FindingShape),
})
export type QualityShape = z.infer<typeof QualityShape>

export const FindingDetailShape = FindingShape.extend({
  offered: z.array(z.enum(acts)),
  /** Who may look after it: officers and approvers of the region. */
  owners: z.array(z.object({ accountId: Id, name: z.string() })),
  history: z.array(
    z.object({
      at: z.string(),
      action: z.enum(['found', ...acts, ...judgements]),
      state: StateShape,
      by: z.string(),
      to: z.string().nullable(),
      dueOn: DayShape.nullable(),
      reason: z.string().nullable(),
    }),
  ),
})
export type FindingDetailShape = z.infer<typeof FindingDetailShape>

export const TimelinessShape = z.object({
  id: Id,
  regionName: z.string(),
  days: count,
  from: DayShape,
  to: DayShape.nullable(),
  citation: z.string(),
  proposedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  state: z.enum(['proposed', 'approved', 'refused']),
  mine: z.boolean(),
})
export type TimelinessShape = z.infer<typeof TimelinessShape>
