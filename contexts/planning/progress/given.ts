import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demonstrate } from '#main/demo/demonstrate.ts'
import type { App } from '#platform/app.ts'
import { writeCsv } from '#platform/documents/csv-out.ts'
import type { Answer, Asker } from '#test/served.ts'

/** Loads the demonstration's regions and plans; answers the ids of the regions by their names. */
export async function givenDemonstration(app: App): Promise<(name: string) => string> {
  await demonstrate(app, () => {})
  const regions = await app.database.kysely
    .selectFrom('access.regionName')
    .select(['id', 'name'])
    .execute()
  return (name) => regions.find((region) => region.name === name)!.id!
}

/** The demonstration's tallies, as they are committed. */
export const demoTallies = (name: string): Promise<Buffer> =>
  readFile(join(import.meta.dirname, '../../../demo/tallies', name))

export const heads = [
  '日期',
  '单位',
  '献血方式',
  '人次',
  '人数',
  '200mL',
  '300mL',
  '400mL',
  '人份',
] as const

type Cell = string | number | null

/** A table of what was collected: [day, unit, visits, 人份], all of them group donations. */
export const table = (...rows: readonly (readonly [string, string, Cell, Cell])[]): Buffer =>
  writeCsv(
    [...heads],
    rows.map(([day, unit, visits, renfen]) => [
      day,
      unit,
      '团体',
      visits,
      null,
      null,
      null,
      null,
      renfen,
    ]),
  )

/** Takes tables in for a region, as an officer does it step by step. */
export function tallyTaker(regionId: () => string, officer: () => Asker) {
  /** Uploads a table and looks at what it would do. */
  async function looked(bytes: Buffer, more: object = {}, by = officer(), name = '采集数.csv') {
    const { body } = await by.upload(name, bytes)
    const asked = { uploadId: body.id, options: { regionId: regionId() }, ...more }
    const { status, body: preview } = await by.post('/planning/tallies/preview', asked)
    return { status, asked, preview }
  }

  /** The same, and confirms what was seen. */
  async function taken(bytes: Buffer, more: object = {}, by = officer(), name?: string) {
    const { asked, preview } = await looked(bytes, more, by, name)
    const digest = preview.digest ?? ''
    return by.post('/planning/tallies/confirm', { ...asked, digest }) as Promise<Answer>
  }

  return { looked, taken }
}
