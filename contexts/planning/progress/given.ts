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

/** Uploads a table and asks for one of the things that are done with it. */
export async function sendTable(
  who: Asker,
  path: string,
  sent: {
    readonly regionId: string
    readonly bytes: Buffer
    readonly name?: string
    readonly units?: Record<string, string>
  },
): Promise<Answer> {
  const { regionId, bytes, name = '采集数.csv', units = {} } = sent
  const { body } = await who.upload(name, bytes)
  return who.post(path, { regionId, uploadId: body.id, units })
}
