import { z } from 'zod'
import { useView } from '#web/kit/useView.ts'
import { DayShape, Id, UnitKindShape } from '../shapes.ts'

const shape = z.object({
  region: Id.optional(),
  q: z.string().max(100).optional(),
  kind: UnitKindShape.optional(),
  line: Id.optional(),
  on: DayShape.optional(),
  unit: Id.optional(),
})

/** What the page of units looks at, in its address. */
export const useUnitsView = () => useView(shape)
