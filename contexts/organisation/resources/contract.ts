import { z } from 'zod'
import { reading, writing } from '#platform/contract.ts'
import { DayShape, Id, Name, Version } from '../shapes.ts'
import { absenceReasons, aspects, holidayPolicies, outcomes, resourceKinds } from './rules/kinds.ts'

const tags = ['organisation']
const Rate = z.number().gt(0).max(9999).multipleOf(0.01).nullable().default(null)
const Minute = z.number().int().min(0).max(1440)
const Words = z.string().trim().min(1).max(200).nullable().default(null)

export const ResourceKindShape = z.enum(resourceKinds)

/** When something works and how much it can do; what is not stated bounds nothing. */
export const TermsShape = z.object({
  from: DayShape,
  holidays: z.enum(holidayPolicies),
  beds: z.number().int().min(1).max(200).nullable().default(null),
  renfenPerHour: Rate,
  renfenPerBed: Rate,
  dosesPerHour: Rate,
  dosesPerBed: Rate,
  hours: z
    .array(z.object({ weekday: z.number().int().min(1).max(7), opens: Minute, closes: Minute }))
    .max(7),
  source: z.string().trim().min(1).max(200),
})
export type TermsShape = z.infer<typeof TermsShape>

export const AbsenceShape = z.object({
  id: Id,
  from: DayShape,
  to: DayShape,
  why: z.enum(absenceReasons),
  note: z.string().nullable(),
  withdrawn: z.boolean(),
})
export type AbsenceShape = z.infer<typeof AbsenceShape>

export const StandingShape = z.object({
  aspect: z.enum(aspects),
  is: z.enum(['met', 'not-met', 'expired', 'never-assessed']),
  until: DayShape.nullable(),
})

export const ResourceRow = z.object({
  id: Id,
  regionId: Id,
  regionName: z.string(),
  kind: ResourceKindShape,
  name: z.string(),
  place: z.string().nullable(),
  unitId: Id.nullable(),
  beganOn: DayShape,
  endedOn: DayShape.nullable(),
  demo: z.boolean(),
  version: Version,
  /** Those in force on the day asked for; null where none has begun. */
  terms: TermsShape.nullable(),
  /** 人份 an hour, the strictest of its bounds; null where nothing bounds it. */
  renfenPerHour: z.number().nullable(),
  dosesPerHour: z.number().nullable(),
  opening: z.enum(['open', 'off', 'holiday', 'absent', 'not-there']),
  /** Absences that have not ended, the next first. */
  absences: z.array(AbsenceShape),
  /** Every respect asked of its kind, as on that day. */
  standings: z.array(StandingShape),
})
export type ResourceRow = z.infer<typeof ResourceRow>

export const ResourceCard = ResourceRow.extend({
  allTerms: z.array(TermsShape),
  allAbsences: z.array(AbsenceShape),
  assessments: z.array(
    z.object({
      id: Id,
      aspect: z.enum(aspects),
      outcome: z.enum(outcomes),
      assessedOn: DayShape,
      validTo: DayShape.nullable(),
      document: z.string().nullable(),
    }),
  ),
})
export type ResourceCard = z.infer<typeof ResourceCard>

export const CoverageRow = z.object({
  regionId: Id,
  regionName: z.string(),
  sites: z.number().int(),
  venues: z.number().int(),
  /** Venues and sites fit in every respect today. */
  qualified: z.number().int(),
})
export type CoverageRow = z.infer<typeof CoverageRow>

const get = (path: `/${string}`, summary: string) =>
  reading
    .route({ method: 'GET', path: `/organisation${path}`, summary, tags })
    .meta({ may: 'organisation.see' })

const post = (path: `/${string}`, summary: string) =>
  writing
    .route({ method: 'POST', path: `/organisation${path}`, summary, tags })
    .meta({ may: 'organisation.change', kind: 'write' })

/** Teams, vehicles, sites and venues: who there is, when, how much, and whether a place is fit. */
export const resourceEndpoints = {
  resources: get('/resources', 'Teams, vehicles, sites and venues of a region and below, on a day')
    .input(
      z.object({
        regionId: Id.optional(),
        kind: ResourceKindShape.optional(),
        on: DayShape.optional(),
      }),
    )
    .output(z.array(ResourceRow)),
  resource: get('/resources/{id}', 'One of them with its terms, absences and assessments')
    .input(z.object({ id: Id, on: DayShape.optional() }))
    .output(ResourceCard),
  coverage: get('/coverage', 'Fixed sites and venues by the regions below one')
    .input(z.object({ regionId: Id }))
    .output(z.array(CoverageRow)),
  foundResource: post('/resources', 'Found a team, vehicle, site or venue with its first terms')
    .input(
      z.object({
        regionId: Id,
        kind: ResourceKindShape,
        name: Name,
        place: Words,
        unitId: Id.nullable().default(null),
        terms: TermsShape,
      }),
    )
    .output(z.object({ id: Id })),
  changeResource: post('/resources/{id}/change', 'Give it another name or place')
    .input(z.object({ id: Id, version: Version, name: Name, place: Words }))
    .output(z.object({ version: Version })),
  stateTerms: post('/resources/{id}/terms', 'State its hours and capacity from a day on')
    .input(z.object({ id: Id, version: Version, terms: TermsShape }))
    .output(z.object({ version: Version })),
  endResource: post('/resources/{id}/end', 'End it: the day is the first without it')
    .input(z.object({ id: Id, version: Version, on: DayShape }))
    .output(z.object({ version: Version })),
  stateAbsence: post('/resources/{id}/absences', 'State days on which it is not there, and why')
    .input(
      z.object({
        id: Id,
        from: DayShape,
        to: DayShape,
        why: z.enum(absenceReasons),
        note: Words,
      }),
    )
    .output(z.object({ id: Id })),
  withdrawAbsence: post('/absences/{id}/withdraw', 'Withdraw an absence: it counts no more')
    .input(z.object({ id: Id }))
    .output(z.object({ id: Id })),
  assessSite: post('/resources/{id}/assessments', 'Assess a site or venue in one respect')
    .input(
      z.object({
        id: Id,
        aspect: z.enum(aspects),
        outcome: z.enum(outcomes),
        assessedOn: DayShape,
        validTo: DayShape.nullable().default(null),
        document: Words,
      }),
    )
    .output(z.object({ id: Id })),
}
