import type { ImportDefinition } from '#platform/imports/definition.ts'
import { applyUnits } from './apply.ts'
import { type UnitField, unitColumns } from './columns.ts'
import { gatherUnits } from './gather.ts'
import { judgeUnit, type UnitFacts } from './judge.ts'
import type { UnitsOptions, UnitWrite } from './row.ts'

/** The import of units with head-counts, lines and liaisons. */
export const unitsImport: ImportDefinition<UnitField, UnitsOptions, UnitFacts, UnitWrite> = {
  kind: 'organisation.units',
  columns: unitColumns,
  gather: gatherUnits,
  judge: judgeUnit,
  // Regions lie within one another: one import of units at a time.
  lock: () => 'all',
  apply: applyUnits,
}
