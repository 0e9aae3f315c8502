import type { Handlers } from '#platform/http/serve.ts'
import type { qualityEndpoints } from './contract.ts'
import { judgeQuality } from './judge-quality.ts'
import { qualityFile } from './quality-file.ts'
import { takeFindingStep } from './take-finding-step.ts'
import { decideTimeliness, listTimeliness, proposeTimeliness } from './timeliness-rules.ts'
import { viewFinding, viewQuality } from './view-quality.ts'

/** What stands behind each endpoint of data quality; a part of planning's routes. */
export const qualityHandlers: Handlers<typeof qualityEndpoints> = {
  quality: viewQuality,
  qualityFile,
  finding: viewFinding,
  judgeQuality,
  assignFinding: takeFindingStep('assign'),
  explainFinding: takeFindingStep('explain'),
  acceptFinding: takeFindingStep('accept'),
  correctFinding: takeFindingStep('correct'),
  reopenFinding: takeFindingStep('reopen'),
  timeliness: listTimeliness,
  proposeTimeliness,
  decideTimeliness,
}
