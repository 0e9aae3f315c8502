import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findUnits, headcountsOf, stateHeadcount } from '#contexts/organisation/index.ts'
import { day } from '#kernel/days.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/change.ts'
import { inReading } from '#platform/db/database.ts'
import { asProgramme } from '#platform/programme.ts'

const bases: Readonly<Record<string, 'staff' | 'residents-without-unit'>> = {
  职工: 'staff',
  无工作单位公民: 'residents-without-unit',
}

/** States the invented head-counts of a region, each marked 演示; two units are left without one. */
export async function stateInventedHeadcounts(
  app: App,
  officer: Actor,
  {
    regionId,
    year,
    file,
  }: { readonly regionId: string; readonly year: number; readonly file: string },
): Promise<void> {
  const on = day(`${year}-01-01`)
  const everything = { accountId: null, regions: '*' } as const
  const { units, known } = await inReading(app.database, everything, async (tx) => {
    const found = await findUnits(tx, { regionId, on })
    return {
      units: found,
      known: await headcountsOf(
        tx,
        found.map(({ id }) => id),
        year,
      ),
    }
  })
  for (const { name, basis, amount } of await rowsOf(file)) {
    const unit = units.find((one) => one.name === name)
    if (unit === undefined || known.some(({ unitId }) => unitId === unit.id)) continue
    await asProgramme(
      app,
      (act) =>
        stateHeadcount(act, {
          unitId: unit.id,
          year,
          basis,
          amount,
          migrants: null,
          source: '演示数据，通知未载',
          statedOn: on,
          replaces: null,
          demo: true,
        }),
      officer,
    )
  }
}

async function rowsOf(file: string) {
  const text = await readFile(join(import.meta.dirname, '../../demo/headcounts', file), 'utf8')
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [name, basis, amount] = line.split(',')
      return { name: name!, basis: bases[basis!]!, amount: Number(amount) }
    })
}
