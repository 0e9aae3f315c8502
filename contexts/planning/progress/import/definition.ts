import type { ImportDefinition } from '#platform/imports/definition.ts'
import type { Ready } from '../rules/verdicts.ts'
import { applyTallies, type TallyOptions } from './apply.ts'
import { type TallyField, tallyColumns } from './columns.ts'
import { gatherTallies, type TallyFacts } from './gather.ts'
import { judgeTally, nameOf } from './judge.ts'

/** The import of what was collected, a row for each unit, day and track. */
export const talliesImport: ImportDefinition<TallyField, TallyOptions, TallyFacts, Ready> = {
  kind: 'planning.tallies',
  columns: tallyColumns,
  gather: gatherTallies,
  judge: judgeTally,
  alike: nameOf,
  lock: ({ regionId }) => regionId,
  apply: applyTallies,
}
