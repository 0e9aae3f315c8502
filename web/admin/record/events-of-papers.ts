import type { EventName } from '#kernel/events.ts'
import { plainly, type Telling, text } from './told.ts'

type PaperEvent = Extract<
  EventName,
  `report.${string}` | `report-words.${string}` | `report-schedule.${string}`
>

/** How the record tells of documents and reports. */
export const eventsOfPapers: { readonly [Name in PaperEvent]: Telling<Name> } = {
  'report.written': plainly(text('写定报表', 'Report written'), ({ number }) => number),
  'report.issued': plainly(text('签发文件', 'Document issued'), ({ number }) => number),
  'report.sent': {
    label: text('发送报表', 'Report sent'),
    says: ({ number, period, told }) =>
      text(
        `发送 ${number}（${period}），告知 ${told} 人`,
        `Sent ${number} for ${period} to ${told}`,
      ),
  },
  'report.unsent': plainly(text('报表没有发出', 'Report not sent'), ({ reason }) => reason),
  'report-words.changed': {
    label: text('修改文件模板', 'Words of a document changed'),
    says: ({ version }) =>
      text(`修改文件模板，第 ${version} 版`, `Changed the words, version ${version}`),
  },
  'report-schedule.proposed': plainly(text('提出定时发送', 'Sending proposed'), ({ kind }) => kind),
  'report-schedule.approved': plainly(text('批准定时发送', 'Sending approved'), ({ kind }) => kind),
  'report-schedule.ended': plainly(text('停止定时发送', 'Sending ended'), ({ kind }) => kind),
}
