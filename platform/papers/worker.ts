import { parentPort, workerData } from 'node:worker_threads'
import type { Paper } from './paper.ts'
import { setPapers, setWhole } from './set.ts'
import type { SettingTask } from './set-in-worker.ts'
import { type ZipPart, zipped } from './zip-out.ts'

// Written by this programme, by the shape it still has.
const read = (text: string) => JSON.parse(text) as Paper

const { papers, stamp, setting, apart } = workerData as SettingTask

function* all(): Generator<Paper> {
  for (const text of papers) yield read(text)
}

async function* oneByOne(names: readonly string[]): AsyncGenerator<ZipPart> {
  for (const [at, text] of papers.entries()) {
    yield { name: names[at]!, text: [await setWhole({ papers: [read(text)], stamp }, setting)] }
  }
}

const pieces: Uint8Array[] = []
const source =
  apart === null ? setPapers({ papers: all(), stamp }, setting) : zipped(oneByOne(apart))
for await (const piece of source) pieces.push(piece)
const whole = new Uint8Array(Buffer.concat(pieces))
parentPort!.postMessage(whole, [whole.buffer])
