import type { UnitCard } from '../../shapes.ts'

/** What every change of a unit is given. */
export interface ActProps {
  readonly card: UnitCard
  readonly open: boolean
  readonly onClose: () => void
}
