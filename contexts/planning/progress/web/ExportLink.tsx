import { useWords } from '#web/words/useWords.ts'
import type { GroundShape } from '../shapes.ts'
import '../../web/plan/plan.css'
import { progressWords } from './words.ts'

/** Downloads the progress of every part as a spreadsheet. */
export function ExportLink({ of }: { of: GroundShape }) {
  const words = useWords(progressWords)
  const asked = new URLSearchParams({ regionId: of.regionId, year: String(of.year), on: of.on })
  return (
    <a className="plan-export" href={`/api/planning/progress.xlsx?${asked}`} download>
      {words.export}
    </a>
  )
}
