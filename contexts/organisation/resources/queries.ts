import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Read, Write } from '#platform/db/database.ts'
import type { AbsenceReason, Aspect, HolidayPolicy, Outcome, ResourceKind } from './rules/kinds.ts'
import type { Hours } from './rules/terms.ts'

export interface Sought {
  /** With all regions below it; everything within reach when absent. */
  readonly regionId?: string | undefined
  readonly kind?: ResourceKind | undefined
  readonly id?: string | undefined
}

/** Teams, vehicles, sites and venues within reach, ended ones too, in the order they are shown. */
export async function findResources(tx: Read, { regionId, kind, id }: Sought) {
  let query = tx
    .selectFrom('organisation.resource as r')
    .innerJoin('organisation.region as g', 'g.id', 'r.regionId')
    .select((row) => [
      'r.id',
      'r.regionId',
      'g.name as regionName',
      row.ref('r.kind').$castTo<ResourceKind>().as('kind'),
      'r.name',
      'r.place',
      'r.unitId',
      'r.beganOn',
      'r.endedOn',
      'r.demo',
      'r.version',
    ])
    .orderBy(sql`array_position(array['team', 'vehicle', 'site', 'venue'], r.kind)`)
    .orderBy('r.position')
    .orderBy(sql`r.name collate "zh-x-icu"`)
    .orderBy('r.id')
  if (regionId !== undefined) {
    query = query.where(sql<boolean>`g.ancestors @> array[${regionId}::uuid]`)
  }
  if (kind !== undefined) query = query.where('r.kind', '=', kind)
  if (id !== undefined) query = query.where('r.id', '=', id)
  return query.execute()
}

export type StoredResource = Awaited<ReturnType<typeof findResources>>[number]

/** One of them, held until the transaction ends; `not-found` outside of reach. */
export async function lockResource(tx: Write, id: string) {
  const found = await tx
    .selectFrom('organisation.resource')
    .select((row) => [
      'id',
      'regionId',
      row.ref('kind').$castTo<ResourceKind>().as('kind'),
      'name',
      'place',
      'beganOn',
      'endedOn',
      'version',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) throw noResource()
  return found
}

/** All terms of some resources, the earliest first. */
export async function termsOf(tx: Read, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('organisation.resourceTerms as t')
    .select((row) => [
      't.resourceId',
      't.fromDay as from',
      row.ref('t.holidays').$castTo<HolidayPolicy>().as('holidays'),
      't.beds',
      't.renfenPerHour',
      't.renfenPerBed',
      't.dosesPerHour',
      't.dosesPerBed',
      't.source',
    ])
    .where('t.resourceId', 'in', [...ids])
    .orderBy('t.fromDay')
    .execute()
  const hours = await tx
    .selectFrom('organisation.resourceHours')
    .select(['resourceId', 'fromDay', 'weekday', 'opens', 'closes'])
    .where('resourceId', 'in', [...ids])
    .orderBy('weekday')
    .execute()
  const byTerms = Map.groupBy(hours, ({ resourceId, fromDay }) => `${resourceId} ${fromDay}`)
  return rows.map((row) => ({
    ...row,
    hours: (byTerms.get(`${row.resourceId} ${row.from}`) ?? []).map(
      ({ weekday, opens, closes }): Hours => ({ weekday, opens, closes }),
    ),
  }))
}

export type StoredTerms = Awaited<ReturnType<typeof termsOf>>[number]

/** All absences of some resources, withdrawn ones too, the earliest first. */
export const absencesOf = async (tx: Read, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : tx
        .selectFrom('organisation.resourceAbsence')
        .select((row) => [
          'id',
          'resourceId',
          'fromDay as from',
          'toDay as to',
          row.ref('why').$castTo<AbsenceReason>().as('why'),
          'note',
          sql<boolean>`withdrawn_at is not null`.as('withdrawn'),
        ])
        .where('resourceId', 'in', [...ids])
        .orderBy('fromDay')
        .orderBy('id')
        .execute()

/** All assessments of some sites and venues, in the order they were stated. */
export const assessmentsOf = async (tx: Read, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : tx
        .selectFrom('organisation.siteAssessment')
        .select((row) => [
          'id',
          'resourceId',
          row.ref('aspect').$castTo<Aspect>().as('aspect'),
          row.ref('outcome').$castTo<Outcome>().as('outcome'),
          'assessedOn',
          'validTo',
          'document',
        ])
        .where('resourceId', 'in', [...ids])
        .orderBy('assessedOn')
        .orderBy('statedAt')
        .orderBy('id')
        .execute()

/** Raises the version of a resource held by `lockResource`. */
export const bumpResource = async (
  tx: Write,
  id: string,
  to: { readonly name?: string; readonly place?: string | null; readonly endedOn?: Day } = {},
): Promise<{ version: number }> =>
  tx
    .updateTable('organisation.resource')
    .set(to)
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()

export const noResource = () =>
  new Problem('not-found', {
    zh: '在您的范围内没有这个班组、车辆或场地。',
    en: 'There is no such team, vehicle or place within your reach.',
  })
