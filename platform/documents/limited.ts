import { tooManyBytes } from './kind.ts'
import { documentLimits } from './limits.ts'

/**
 * Takes in a stream up to a limit. The first byte past it ends the stream and is refused as too
 * large, so that an upload of any size costs at most the limit in memory.
 */
export async function readLimited(
  stream: AsyncIterable<Uint8Array>,
  limit: number = documentLimits.bytes,
  name = '',
): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  // Leaving the loop by a throw destroys the stream.
  for await (const chunk of stream) {
    length += chunk.length
    if (length > limit) throw tooManyBytes(name, { bytes: limit })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}
