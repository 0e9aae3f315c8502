import type { Look } from '#platform/change.ts'
import { decideSeason, listSeasons, proposeSeason } from './seasons.ts'
import { type Asked, viewFeasibility } from './view-feasibility.ts'
import { yearCapacity } from './year-capacity.ts'

/** What stands behind the endpoints of feasibility. */
export const feasibilityHandlers = {
  capacity: ({ tx }: Look, asked: Asked) => yearCapacity(tx, asked),
  feasibility: ({ tx }: Look, asked: Asked) => viewFeasibility(tx, asked),
  seasons: (look: Look, { regionId }: { readonly regionId: string }) => listSeasons(look, regionId),
  proposeSeason,
  decideSeason,
}
