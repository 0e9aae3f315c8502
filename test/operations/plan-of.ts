import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Answered } from './given.ts'

/** Whoever can ask the API: over a socket or within the process. */
interface Asks {
  ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Answered>
  upload(name: string, bytes: Uint8Array): Promise<Answered>
}

/** The largest notice of the demonstration. */
export const notice = () =>
  readFile(join(import.meta.dirname, '../../demo/notices/qingpu-2020.txt'))

/** Brings the notice as an officer does, up to the button that makes the plan; answers its address. */
export async function decidedNotice(officer: Asks, regionId: string) {
  const upload = await officer.upload('qingpu-2020.txt', await notice())
  const received = await officer.ask('POST', '/planning/notices', {
    regionId,
    uploadId: upload.body.id,
  })
  const path = `/planning/notices/${received.body.id}`
  const { body } = await officer.ask('GET', path)
  const decisions = [
    ...body.read.findings.map((_finding: unknown, index: number) => ({
      item: `finding:${index}`,
      choice: 'accepted',
      value: null,
      reason: null,
    })),
    ...body.units.map(({ label }: { label: string }) => ({
      item: `unit:${label}`,
      choice: 'corrected',
      value: { new: true },
      reason: null,
    })),
  ]
  const decided = await officer.ask('POST', `${path}/decisions`, {
    version: body.version,
    decisions,
  })
  return { path: `${path}/plan`, version: decided.body.version as number }
}
