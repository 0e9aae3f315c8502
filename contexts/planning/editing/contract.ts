import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { reading, telling, writing } from '#platform/contract.ts'
import {
  ChangeShape,
  DifferenceShape,
  Id,
  ItemShape,
  PartShape,
  revisionStates,
} from '../shapes.ts'

const tags = ['planning']

const Edited = {
  key: Id,
  /** Where it stands from now on, where it came or moved. */
  place: z.number().int().nullable(),
  version: z.number().int(),
  by: z.string().nullable(),
  at: z.string(),
}
const Span = ItemShape.omit({ id: true, position: true })

/** One part of a draft as one save changed it. */
export const EditShape = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('target'),
    ...Edited,
    before: PartShape.nullable(),
    after: PartShape.nullable(),
  }),
  z.object({
    what: z.literal('item'),
    ...Edited,
    before: Span.nullable(),
    after: Span.nullable(),
  }),
])
export type EditShape = z.infer<typeof EditShape>

/** What happened to a draft since the state last told. */
export const NewsShape = z.object({
  version: z.number().int(),
  state: z.enum(revisionStates),
  edits: z.array(EditShape),
})
export type NewsShape = z.infer<typeof NewsShape>

export const editingEndpoints = {
  differences: reading
    .route({
      method: 'GET',
      path: '/planning/plans/{id}/differences',
      summary: 'What one revision changed in another',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(z.object({ id: Id, from: z.coerce.number().int(), to: z.coerce.number().int() }))
    .output(z.array(DifferenceShape)),
  changePlan: writing
    .route({
      method: 'POST',
      path: '/planning/revisions/{id}/changes',
      summary: 'Change a draft: all of it or nothing, merged part by part with what others saved',
      tags,
    })
    .meta({ may: 'planning.change', kind: 'write' })
    .input(
      z.object({
        id: Id,
        version: z.number().int().min(1),
        batch: Id.optional(),
        changes: z.array(ChangeShape).min(1).max(5000),
      }),
    )
    .output(z.object({ version: z.number().int(), merged: z.boolean() })),
  watchDraft: telling
    .route({
      method: 'GET',
      path: '/planning/revisions/{id}/edits',
      summary: 'Hear of every change of a draft within two seconds (server-sent events)',
      tags,
    })
    .meta({ may: 'planning.see', kind: 'live' })
    .input(z.object({ id: Id, after: z.coerce.number().int().min(0) }))
    .output(eventIterator(NewsShape)),
}
