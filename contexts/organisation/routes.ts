import { serve } from '#platform/http/serve.ts'
import { putOffLarge } from '#platform/imports/put-off.ts'
import { confirmImport, previewImport, rejectedRows, templateOf } from '#platform/imports/steps.ts'
import { headcountTable, heirsByName } from './as-organised.ts'
import { unitCard } from './card.ts'
import { closeUnit } from './close-unit.ts'
import { organisation } from './contract.ts'
import { correctUnit } from './correct-unit.ts'
import { headcountsFile, liaisonsFile, unitsFile } from './files.ts'
import { foundLine } from './found-line.ts'
import { foundPlace } from './found-place.ts'
import { foundRegion } from './found-region.ts'
import { foundUnit } from './found-unit.ts'
import { unitsImport } from './import/definition.ts'
import { listImports } from './import/list-imports.ts'
import { revertImport } from './import/revert.ts'
import { endLiaison } from './liaisons/end-liaison.ts'
import { handOverLiaison } from './liaisons/hand-over.ts'
import { listLiaisons } from './liaisons/list-liaisons.ts'
import { markLiaison } from './liaisons/mark-liaison.ts'
import { nameLiaison } from './liaisons/name-liaison.ts'
import { liaisonRegister, setLiaisonDeadline } from './liaisons/register.ts'
import { revealPhone } from './liaisons/reveal-phone.ts'
import { listLines, listRegions, listUnits } from './listing.ts'
import { merge } from './merge.ts'
import { move } from './move.ts'
import { statePopulation } from './population/state-population.ts'
import { putOnLine, takeOffLine } from './put-on-line.ts'
import { rename } from './rename.ts'
import { resourceHandlers } from './resources/handlers.ts'
import { split } from './split.ts'
import { stateHeadcount } from './state-headcount.ts'

export const organisationRoutes = serve(organisation, {
  regions: (look, { on }) => listRegions(look, on),
  lines: (look) => listLines(look),
  units: listUnits,
  unit: (look, { id }) => unitCard(look, id),
  ...resourceHandlers,
  heirs: (look, { id, since, until }) => heirsByName(look, id, since, until),
  headcounts: headcountTable,
  unitsFile,
  headcountsFile,
  liaisons: listLiaisons,
  liaisonsFile,
  foundRegion,
  foundPlace,
  foundUnit,
  rename,
  move,
  merge,
  split,
  closeUnit,
  correctUnit,
  foundLine,
  putOnLine,
  takeOffLine,
  stateHeadcount,
  statePopulation,
  nameLiaison,
  endLiaison,
  revealPhone,
  liaisonRegister,
  setLiaisonDeadline,
  handOverLiaison,
  markLiaison,
  unitsTemplate: () => templateOf('单位导入模板', unitsImport.columns),
  previewUnits: (look, asked) => previewImport(look, unitsImport, asked),
  confirmUnits: (act, asked, asking) =>
    confirmImport(act, unitsImport, asked, {
      putOff: putOffLarge(act, unitsImport.kind, asked, asking),
    }),
  rejectedUnits: (look, asked) => rejectedRows(look, unitsImport, asked),
  imports: listImports,
  revertImport,
})
