import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importTallies } from '#contexts/planning/index.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/change.ts'
import { asProgramme } from '#platform/programme.ts'
import type { Places } from './places.ts'

const files = [
  { name: 'qingpu-2020.csv', region: '青浦区', officer: 'qp-officer' },
  { name: 'zhangjiajie-2012.csv', region: '张家界市', officer: 'zjj-officer' },
] as const

/** Imports the invented tallies as an officer would; the same file again changes nothing. */
export async function importInventedTallies(
  app: App,
  places: Places,
  actors: ReadonlyMap<string, Actor>,
): Promise<void> {
  for (const { name, region, officer } of files) {
    const bytes = await readFile(join(import.meta.dirname, '../../demo/tallies', name))
    const regionId = places.get(region)!
    const { counts } = await asProgramme(
      app,
      (act) => importTallies(act, { regionId, file: { name, bytes }, demo: true }),
      actors.get(officer)!,
    )
    const left = counts.error + counts.conflict + counts.close
    if (left > 0) throw new Error(`${name}: ${left} rows were not taken`)
  }
}
