import type { Handlers } from '#platform/http/serve.ts'
import type { paperEndpoints } from './contract.ts'
import { figureSource } from './figure-source.ts'
import { issueReport } from './issue-report.ts'
import { letterFile, listLetters } from './letters.ts'
import { reportFile } from './report-file.ts'
import { approveSchedule, endSchedule, listSchedules, proposeSchedule } from './schedules.ts'
import { listReports, viewReport } from './view-report.ts'
import { changeTemplate, listTemplates, previewReport, previewTemplate } from './words.ts'
import { writeReport } from './write-report.ts'

/** What stands behind each endpoint of documents; a part of planning's routes. */
export const paperHandlers: Handlers<typeof paperEndpoints> = {
  reports: listReports,
  previewReport,
  writeReport: (act, wish) => writeReport(act, wish),
  report: viewReport,
  reportFile,
  reportSource: figureSource,
  issueReport,
  reportTemplates: listTemplates,
  changeTemplate,
  previewTemplate,
  reportSchedules: listSchedules,
  proposeReportSchedule: proposeSchedule,
  approveReportSchedule: approveSchedule,
  endReportSchedule: endSchedule,
  letters: listLetters,
  letterFile,
}
