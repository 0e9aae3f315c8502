import { dayOf, type Instant } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import type { Paper, PaperFormat } from '#platform/papers/paper.ts'
import { mediaTypes } from '#platform/papers/set.ts'
import { setInWorker } from '#platform/papers/set-in-worker.ts'
import { layoutOn } from '#platform/papers/standard.ts'
import { noReport } from './plan-of-report.ts'
import { letterReceived, lettersReceived } from './queries.ts'
import type { LetterShape } from './shapes.ts'

/** The letters issued to units of the asker's own regions, newest first. */
export const listLetters = async ({ tx }: Look): Promise<LetterShape[]> =>
  (await lettersReceived(tx)).map(({ paper, kind, ...letter }) => {
    // Written by this programme, by the shape it still has; a check constraint holds the kinds.
    const read = JSON.parse(paper) as Paper
    return {
      ...letter,
      kind: kind as LetterShape['kind'],
      unit: read.addressee ?? read.title,
      paper: read,
    }
  })

/** One of them as a file. */
export async function letterFile(
  { tx }: Look,
  wanted: { readonly snapshotId: string; readonly position: number; readonly format: PaperFormat },
): Promise<File> {
  const { snapshotId, position, format } = wanted
  const letter = await letterReceived(tx, snapshotId, position)
  if (letter === undefined) throw noReport()
  // Written by this programme, by the shape it still has.
  const { title } = JSON.parse(letter.paper) as Paper
  const stamp = `快照号 ${letter.number} · 口径 ${letter.basis} · 签发 ${dayOf(letter.issuedAt as Instant)}`
  const bytes = await setInWorker({
    papers: [letter.paper],
    stamp,
    setting: {
      format,
      title,
      layout: layoutOn(dayOf(letter.issuedAt as Instant)),
    },
    apart: null,
  })
  return new File([new Uint8Array(bytes)], `${title}-${letter.number}.${format}`, {
    type: mediaTypes[format],
  })
}
