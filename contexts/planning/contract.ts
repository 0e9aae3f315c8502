import { z } from 'zod'
import { Unit } from '#kernel/blood.ts'
import { reading, writing } from '#platform/contract.ts'
import { arrangingEndpoints } from './arranging/contract.ts'
import { capEndpoints } from './caps/contract.ts'
import { dictionaryEndpoints } from './dictionary/contract.ts'
import { editingEndpoints } from './editing/contract.ts'
import { feasibilityEndpoints } from './feasibility/contract.ts'
import { handingDownEndpoints } from './handing-down/contract.ts'
import { ledgerEndpoints } from './ledger/contract.ts'
import { paperEndpoints } from './papers/contract.ts'
import { periodEndpoints } from './periods/contract.ts'
import { progressEndpoints } from './progress/contract.ts'
import { qualityEndpoints } from './quality/contract.ts'
import type { ReadNotice } from './rules/notice/shape.ts'
import {
  Amount,
  DayShape,
  DifferenceShape,
  HandedDownShape,
  Id,
  PlanShape,
  RevisionShape,
  revisionStates,
} from './shapes.ts'
import { sheetEndpoints } from './sheets/contract.ts'
import { todayEndpoints } from './today/contract.ts'

const tags = ['planning']
const Reason = z.string().trim().min(1).max(500)
const Version = z.number().int().min(1)

/** Checked by the reader's own tests; here it passes through as it is. */
const Read = z.custom<ReadNotice>((value) => typeof value === 'object' && value !== null)

export const DecisionShape = z.object({
  /** 'finding:<index>', 'target:<index>', 'row:<table>:<row>', 'unit:<name>' or 'year'. */
  item: z.string().max(500),
  choice: z.enum(['accepted', 'corrected', 'ignored']),
  value: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().trim().max(500).nullable(),
})
export type DecisionShape = z.infer<typeof DecisionShape>

const NoticeHead = z.object({
  id: Id,
  fileName: z.string(),
  title: z.string().nullable(),
  year: z.number().int().nullable(),
  documentNumber: z.string().nullable(),
  receivedAt: z.string(),
  receivedBy: z.string().nullable(),
  demo: z.boolean(),
  errors: z.number().int(),
  warnings: z.number().int(),
})

/** How a name of the notice stands to the region's units. */
export const UnitMatch = z.object({
  label: z.string(),
  state: z.enum(['exact', 'close', 'new']),
  unitId: Id.nullable(),
  unitName: z.string().nullable(),
  candidates: z.array(z.object({ unitId: Id, name: z.string() })),
})
export type UnitMatch = z.infer<typeof UnitMatch>

export const NoticeView = z.object({
  id: Id,
  regionId: Id,
  regionName: z.string(),
  fileName: z.string(),
  receivedAt: z.string(),
  version: z.number().int(),
  demo: z.boolean(),
  lines: z.array(
    z.object({
      line: z.number().int(),
      text: z.string(),
      page: z.number().optional(),
      sheet: z.string().optional(),
    }),
  ),
  read: Read,
  decisions: z.array(DecisionShape.extend({ by: z.string().nullable(), at: z.string() })),
  /** The plan year as it was found or stated. */
  year: z.number().int().nullable(),
  /** What the plan would count; 'unknown' where one of `unitsStated`, or any, is to be chosen. */
  unit: Unit,
  unitsStated: z.array(Unit),
  units: z.array(UnitMatch),
  /** The plan of the same region and year, where there is one already. */
  plan: z.object({ id: Id, revision: z.number().int(), state: z.enum(revisionStates) }).nullable(),
  /** What making the plan would change in that plan. */
  differences: z.array(DifferenceShape),
})
export type NoticeView = z.infer<typeof NoticeView>

export const planning = {
  ...progressEndpoints,
  ...todayEndpoints,
  ...capEndpoints,
  ...dictionaryEndpoints,
  ...sheetEndpoints,
  ...paperEndpoints,
  ...periodEndpoints,
  ...qualityEndpoints,
  ...ledgerEndpoints,
  ...editingEndpoints,
  ...handingDownEndpoints,
  ...feasibilityEndpoints,
  ...arrangingEndpoints,
  notices: reading
    .route({
      method: 'GET',
      path: '/planning/notices',
      summary: 'Notices received in a region',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(z.object({ regionId: Id }))
    .output(z.array(NoticeHead)),
  receiveNotice: writing
    .route({
      method: 'POST',
      path: '/planning/notices',
      summary: 'Read an uploaded or pasted notice',
      tags,
    })
    .meta({ may: 'planning.read-notice', kind: 'write' })
    .input(
      z.object({
        regionId: Id,
        uploadId: Id.optional(),
        text: z.string().max(2_000_000).optional(),
      }),
    )
    .output(z.object({ id: Id, again: z.boolean() })),
  notice: reading
    .route({
      method: 'GET',
      path: '/planning/notices/{id}',
      summary: 'A notice beside what was understood of it',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(z.object({ id: Id }))
    .output(NoticeView),
  decideNotice: writing
    .route({
      method: 'POST',
      path: '/planning/notices/{id}/decisions',
      summary: 'Accept, correct or ignore what was understood',
      tags,
    })
    .meta({ may: 'planning.read-notice', kind: 'write' })
    .input(
      z.object({ id: Id, version: Version, decisions: z.array(DecisionShape).min(1).max(10_000) }),
    )
    .output(z.object({ version: z.number().int() })),
  makePlan: writing
    .route({
      method: 'POST',
      path: '/planning/notices/{id}/plan',
      summary: 'Make the plan, or its next revision, of a notice',
      tags,
    })
    .meta({ may: 'planning.change', kind: 'write' })
    .input(z.object({ id: Id, version: Version, regionUnit: Unit.optional() }))
    .output(z.object({ planId: Id, revision: z.number().int() })),

  plans: reading
    .route({
      method: 'GET',
      path: '/planning/plans',
      summary: 'Plans within reach, newest year first',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(z.object({ regionId: Id.optional() }))
    .output(
      z.array(
        z.object({
          id: Id,
          regionId: Id,
          regionName: z.string(),
          year: z.number().int(),
          unit: Unit,
          demo: z.boolean(),
          total: Amount.nullable(),
          revision: z.number().int(),
          state: z.enum(revisionStates),
        }),
      ),
    ),
  plan: reading
    .route({
      method: 'GET',
      path: '/planning/plans/{id}',
      summary: 'A plan: by default its open or newest revision',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(
      z.object({ id: Id, revision: z.coerce.number().int().optional(), on: DayShape.optional() }),
    )
    .output(PlanShape),
  handedDown: reading
    .route({
      method: 'GET',
      path: '/planning/handed-down',
      summary: 'What was issued to the units of one’s own region',
      tags,
    })
    .meta({ may: 'planning.see-issued' })
    .output(z.array(HandedDownShape)),
  draftRevision: writing
    .route({
      method: 'POST',
      path: '/planning/plans/{id}/revisions',
      summary: 'Begin the next revision from the issued one',
      tags,
    })
    .meta({ may: 'planning.change', kind: 'write' })
    .input(z.object({ id: Id }))
    .output(z.object({ planId: Id, revision: z.number().int() })),
  draftYear: writing
    .route({
      method: 'POST',
      path: '/planning/plans',
      summary: 'Begin a year from the structure of another, or from nothing',
      tags,
    })
    .meta({ may: 'planning.change', kind: 'write' })
    .input(
      z.object({
        regionId: Id,
        year: z.number().int().min(1998).max(2200),
        fromYear: z.number().int().optional(),
        unit: Unit.exclude(['unknown']).default('renfen'),
      }),
    )
    .output(z.object({ planId: Id, revision: z.number().int() })),
  submit: writing
    .route({
      method: 'POST',
      path: '/planning/revisions/{id}/submit',
      summary: 'Hand a draft to the one who approves',
      tags,
    })
    .meta({ may: 'planning.submit', kind: 'write' })
    .input(z.object({ id: Id, version: Version }))
    .output(RevisionShape),
  giveBack: writing
    .route({
      method: 'POST',
      path: '/planning/revisions/{id}/return',
      summary: 'Return it to the author, with a reason',
      tags,
    })
    .meta({ may: 'planning.issue', kind: 'write' })
    .input(z.object({ id: Id, version: Version, reason: Reason }))
    .output(RevisionShape),
  issue: writing
    .route({
      method: 'POST',
      path: '/planning/revisions/{id}/issue',
      summary: 'Issue it: reconciled, under every cap, by another than its author',
      tags,
    })
    .meta({ may: 'planning.issue', kind: 'write' })
    .input(
      z.object({
        id: Id,
        version: Version,
        documentNumber: z.string().trim().max(60).nullable(),
        effectiveOn: DayShape,
        reason: Reason,
        /** By when the units answer; the usual time where nothing is said. */
        dueOn: DayShape.optional(),
      }),
    )
    .output(RevisionShape),
  discard: writing
    .route({
      method: 'POST',
      path: '/planning/revisions/{id}/discard',
      summary: 'Give up a draft; it stays in the history',
      tags,
    })
    .meta({ may: 'planning.change', kind: 'write' })
    .input(z.object({ id: Id, version: Version, reason: Reason }))
    .output(RevisionShape),
}
