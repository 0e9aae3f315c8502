import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { inReading } from '#platform/db/database.ts'
import type { Paper } from '#platform/papers/paper.ts'
import { setPapers } from '#platform/papers/set.ts'
import { asProgramme } from '#platform/programme.ts'
import { Id } from '../shapes.ts'
import { papersOf } from './queries.ts'
import { settingOf, soundSnapshot } from './report-file.ts'
import { Format, Kind, SnapshotNumber, WishShape } from './shapes.ts'
import { writeReport } from './write-report.ts'

const everything = { accountId: null, regions: '*' } as const

export const NoticeFile = z.object({
  plan: Id,
  revision: WishShape.shape.revision,
  format: Format,
  out: z.string(),
})

export const ReportFile = z.object({
  plan: Id,
  kind: Kind,
  on: WishShape.shape.on,
  revision: WishShape.shape.revision,
  format: Format,
  out: z.string(),
})

export const SnapshotFile = z.object({ number: SnapshotNumber, format: Format, out: z.string() })

/** Writes a report as a snapshot and into a file, streamed; the snapshot's number is what remains to cite. */
export async function writeToFile(
  app: App,
  { plan, kind, on, revision, format, out }: z.infer<typeof ReportFile>,
) {
  const { number } = await asProgramme(app, (act) =>
    writeReport(act, { planId: plan, kind, on, revision }),
  )
  return snapshotToFile(app, { number, format, out })
}

/** Sets a snapshot into a file beside its place, then puts it there: a kill leaves what was there before. */
export async function snapshotToFile(
  app: App,
  { number, format, out }: z.infer<typeof SnapshotFile>,
) {
  const half = `${out}.${process.pid}.part`
  try {
    const { snapshot, stamp, texts } = await inReading(app.database, everything, async (tx) => {
      const sound = await soundSnapshot(tx, number)
      const texts: string[] = []
      for (let from = 0; from < sound.snapshot.papers; from += 500) {
        for (const { paper } of await papersOf(tx, sound.snapshot.id, { from, count: 500 }))
          texts.push(paper)
      }
      return { ...sound, texts }
    })
    const papers = { papers: read(texts), stamp }
    await pipeline(
      Readable.from(setPapers(papers, settingOf(snapshot, format))),
      createWriteStream(half),
    )
    await rename(half, out)
    return { number, title: snapshot.title, papers: snapshot.papers, out }
  } finally {
    await rm(half, { force: true })
  }
}

/** One paper at a time is more than its text. */
function* read(texts: readonly string[]): Generator<Paper> {
  for (const text of texts) yield JSON.parse(text) as Paper
}
