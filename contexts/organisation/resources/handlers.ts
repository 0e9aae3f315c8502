import { assessSite } from './assess-site.ts'
import { changeResource } from './change-resource.ts'
import { coverage } from './coverage.ts'
import { endResource } from './end-resource.ts'
import { foundResource } from './found-resource.ts'
import { listResources, resourceCard } from './list-resources.ts'
import { stateAbsence } from './state-absence.ts'
import { stateTerms } from './state-terms.ts'
import { withdrawAbsence } from './withdraw-absence.ts'

/** What stands behind the endpoints of teams, vehicles, sites and venues. */
export const resourceHandlers = {
  resources: listResources,
  resource: resourceCard,
  coverage,
  foundResource,
  changeResource,
  stateTerms,
  endResource,
  stateAbsence,
  withdrawAbsence,
  assessSite,
}
