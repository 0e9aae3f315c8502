import { Problem } from '#kernel/problem.ts'
import type { Look } from '#platform/change.ts'
import type { Read } from '#platform/db/database.ts'
import type { Paper, PaperFormat } from '#platform/papers/paper.ts'
import { mediaTypes } from '#platform/papers/set.ts'
import { setInWorker } from '#platform/papers/set-in-worker.ts'
import { layoutOn } from '#platform/papers/standard.ts'
import { noReport } from './plan-of-report.ts'
import { findSnapshot, papersOf, type StoredSnapshot } from './queries.ts'
import type { FactsShape } from './shapes.ts'
import { isIntact, stampOf } from './view-report.ts'

export interface FileWish {
  readonly number: string
  readonly format: PaperFormat
  /** Letters one by one, in a zip. */
  readonly apart: boolean
}

/** A snapshot set on paper again from what was kept; refused where it is no longer what was written. */
export async function reportFile({ tx }: Look, { number, format, apart }: FileWish): Promise<File> {
  const { snapshot, stamp } = await soundSnapshot(tx, number)
  const papers: string[] = []
  for (let from = 0; from < snapshot.papers; from += 500) {
    for (const { paper } of await papersOf(tx, snapshot.id, { from, count: 500 }))
      papers.push(paper)
  }
  const bytes = await setInWorker({
    papers,
    stamp,
    setting: settingOf(snapshot, format),
    apart: apart ? papers.map((text, at) => nameOf(text, at, format)) : null,
  })
  const name = `${snapshot.title}-${snapshot.number}.${apart ? 'zip' : format}`
  return new File([new Uint8Array(bytes)], name, {
    type: apart ? 'application/zip' : mediaTypes[format],
  })
}

/** A snapshot that is what was weighed when it was written, and the line its pages carry. */
export async function soundSnapshot(tx: Read, number: string) {
  const snapshot = await findSnapshot(tx, number)
  if (snapshot === undefined) throw noReport()
  if (!(await isIntact(tx, snapshot))) throw tampered(number)
  return { snapshot, stamp: stampOf(snapshot, JSON.parse(snapshot.facts) as FactsShape) }
}

export const settingOf = ({ title, takenOn }: StoredSnapshot, format: PaperFormat) => ({
  format,
  title,
  layout: layoutOn(takenOn),
})

/** 001-华新镇.docx: letters a file system forbids are left out. */
function nameOf(text: string, at: number, format: PaperFormat): string {
  const { addressee, title } = JSON.parse(text) as Paper
  const plain = (addressee ?? title).replace(/[\\/:*?"<>|\p{Cc}]/gu, '').slice(0, 60)
  return `${String(at + 1).padStart(3, '0')}-${plain}.${format}`
}

const tampered = (number: string) =>
  new Problem('conflict', {
    zh: `快照 ${number} 与写定时不一致，不能导出。请联系审计管理员核对操作记录。`,
    en: `Snapshot ${number} is not what was written; it is not exported. Ask the audit administrator to verify the record.`,
  })
