import type { StaffPage } from './pages.ts'
import { collectingPages } from './routes/collecting.ts'
import { managePages } from './routes/manage.ts'
import { paperPages } from './routes/papers.ts'
import { planPages } from './routes/plan.ts'
import { unitPages } from './routes/units.ts'
import { workPages } from './routes/work.ts'

/** Every page of the staff, in the order of the navigation. */
export const staffPages: readonly StaffPage[] = [
  ...workPages,
  ...planPages,
  ...collectingPages,
  ...unitPages,
  ...paperPages,
  ...managePages,
]
