/** The door of organisation: who there is, where, on which lines, and how many people. */
export { type Passage, regroupFigures, unitsNow } from './as-organised.ts'
export { foundLine, type NewLine } from './found-line.ts'
export { foundPlace, type NewPlace } from './found-place.ts'
export { foundRegion, type NewRegion } from './found-region.ts'
export { foundUnit, type NewUnit } from './found-unit.ts'
export { type Answering, answeringFor, findAnswering } from './liaisons/answering.ts'
export { confirmLiaison } from './liaisons/confirm-liaison.ts'
export { type NewLiaison, nameLiaison } from './liaisons/name-liaison.ts'
export { matchUnits, type UnitMatch } from './match-units.ts'
export { type Population, populationOf } from './population/population-of.ts'
export { type OnLine, putOnLine } from './put-on-line.ts'
export {
  findUnits,
  getRegion,
  getUnit,
  type Headcount,
  headcountsOf,
  regionNames,
  type UnitThen,
  unitsAsOf,
} from './queries.ts'
export { regionsWithin } from './regions-within.ts'
export { assessSite } from './resources/assess-site.ts'
export { capacityOfDays, fleetOf } from './resources/fleet.ts'
export { foundResource, type NewResource } from './resources/found-resource.ts'
export {
  absencesOf,
  assessmentsOf,
  findResources,
  type StoredResource,
} from './resources/queries.ts'
export {
  type DayCapacity,
  dayCapacity,
  type Fleet,
  type Shift,
  type SiteDay,
} from './resources/rules/day-capacity.ts'
export type { ResourceKind } from './resources/rules/kinds.ts'
export { openingOn } from './resources/rules/openings.ts'
export { isQualified, type Standing, standings } from './resources/rules/qualification.ts'
export { stateAbsence } from './resources/state-absence.ts'
export { type HeadcountAge, headcountAge } from './rules/age.ts'
export type { HeadcountBasis, RegionKind } from './rules/kinds.ts'
export { maskedName, maskedPhone, standing } from './rules/liaison.ts'
export type { Heir, Regrouped, Share } from './rules/succession.ts'
export { type NewHeadcount, stateHeadcount } from './state-headcount.ts'
