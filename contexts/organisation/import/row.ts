import type { Day } from '#kernel/days.ts'
import type { UnitKind } from '#kernel/unit-kinds.ts'
import type { LiaisonRole } from '../rules/kinds.ts'

/** How a table of units is taken in. */
export interface UnitsOptions {
  /** The region whose units the table lists. */
  readonly regionId: string
  /** The year of the head-counts, where the table has no column for it. */
  readonly year: number
  /** Where the head-counts come from, where the table does not say; else the file's name. */
  readonly source: string | null
  /** The day the head-counts are of. */
  readonly statedOn: Day
}

/** What one row writes. */
export interface UnitWrite {
  /** The unit it is about; null: one to be founded. */
  readonly unitId: string | null
  readonly found: {
    /** Where it is founded; for a town or county without a region yet, the region above. */
    readonly regionId: string
    readonly withRegion: boolean
    readonly kind: UnitKind
    readonly name: string
    readonly shortName: string | null
    readonly code: string | null
  } | null
  readonly headcount: {
    readonly year: number
    readonly amount: number
    readonly migrants: number | null
    readonly source: string | null
    readonly replaces: string | null
  } | null
  /** Names of lines it is not yet on. */
  readonly lines: readonly string[]
  readonly liaisons: readonly {
    readonly role: LiaisonRole
    readonly name: string
    readonly phone: string | null
  }[]
}
