import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A file of an archive, its text piece by piece. */
export interface ZipPart {
  readonly name: string
  readonly text: Iterable<string | Uint8Array>
}

interface Written {
  readonly name: Buffer
  readonly at: number
  readonly crc: number
  readonly size: number
  readonly packed: number
}

/**
 * Packs an archive while its parts are written, so that neither a part nor the archive is held
 * whole. Without clocks: the same parts give the same bytes.
 */
export async function* zipped(
  parts: Iterable<ZipPart> | AsyncIterable<ZipPart>,
): AsyncGenerator<Buffer> {
  const all: Written[] = []
  let at = 0
  for await (const { name, text } of parts) {
    const bytes = Buffer.from(name)
    const head = Buffer.concat([local(bytes), bytes])
    yield head
    const begun = at
    at += head.length
    const sum = { crc: 0, size: 0 }
    const deflate = createDeflateRaw()
    // A fault of the source ends the packing with it, where the loop below throws it.
    pipeline(Readable.from(counted(text, sum)), deflate, () => undefined)
    let packed = 0
    for await (const chunk of deflate as AsyncIterable<Buffer>) {
      packed += chunk.length
      yield chunk
    }
    const written = { name: bytes, at: begun, ...sum, packed }
    const tail = Buffer.alloc(16)
    tail.writeUInt32LE(0x08074b50, 0)
    sizes(tail, 4, written)
    yield tail
    at += packed + tail.length
    all.push(written)
  }
  const directory = Buffer.concat(all.flatMap((one) => [central(one), one.name]))
  yield directory
  yield end(all.length, directory.length, at)
}

const pieceSize = 1 << 16

function* counted(
  text: Iterable<string | Uint8Array>,
  sum: { crc: number; size: number },
): Generator<Buffer> {
  let waiting = ''
  const weighed = (bytes: Uint8Array): Buffer => {
    sum.crc = crc32(bytes, sum.crc)
    sum.size += bytes.length
    return Buffer.from(bytes)
  }
  for (const piece of text) {
    if (typeof piece !== 'string') yield weighed(piece)
    else {
      waiting += piece
      if (waiting.length < pieceSize) continue
      yield weighed(Buffer.from(waiting))
      waiting = ''
    }
  }
  if (waiting !== '') yield weighed(Buffer.from(waiting))
}

// Sizes follow the data (bit 3), names are UTF-8 (bit 11); dated 1980-01-01, the earliest there is.
const flags = 0x0808
const firstDay = 0x0021

function local(name: Buffer): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(flags, 6)
  head.writeUInt16LE(8, 8)
  head.writeUInt16LE(firstDay, 12)
  head.writeUInt16LE(name.length, 26)
  return head
}

function central(written: Written): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(20, 6)
  head.writeUInt16LE(flags, 8)
  head.writeUInt16LE(8, 10)
  head.writeUInt16LE(firstDay, 14)
  sizes(head, 16, written)
  head.writeUInt16LE(written.name.length, 28)
  head.writeUInt32LE(written.at, 42)
  return head
}

function sizes(into: Buffer, at: number, { crc, packed, size }: Written): void {
  into.writeUInt32LE(crc, at)
  into.writeUInt32LE(packed, at + 4)
  into.writeUInt32LE(size, at + 8)
}

function end(count: number, size: number, at: number): Buffer {
  const tail = Buffer.alloc(22)
  tail.writeUInt32LE(0x06054b50, 0)
  tail.writeUInt16LE(count, 8)
  tail.writeUInt16LE(count, 10)
  tail.writeUInt32LE(size, 12)
  tail.writeUInt32LE(at, 16)
  return tail
}
