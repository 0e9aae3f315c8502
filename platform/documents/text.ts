import type { DocumentLine, DocumentNotice } from './lines.ts'
import { refusals } from './refusals.ts'

/** Text got from bytes, with what had to be left out to get it. */
export interface DecodedText {
  readonly text: string
  readonly notices: readonly DocumentNotice[]
}

/**
 * Decodes a text file: UTF-16 by its mark, else UTF-8 if it is that, else GB18030 if it is that.
 * A UTF-8 text with a damaged or missing byte stays UTF-8 and says so, because read as GB18030 it
 * would turn to nonsense without a word. Anything else is refused as not text.
 */
export function decodeText(bytes: Buffer, name: string): DecodedText {
  const decoded = decode(bytes) ?? refuse(name)
  // One is borne with: an old editor ends its files with such a mark.
  if (controls(decoded.text) > 1 + decoded.text.length / 1000) refuse(name)
  if (decoded.text.trim() === '') throw refusals.empty(name)
  return decoded
}

/** The lines of a text as an editor numbers them; a line break at the very end starts no line. */
export function textLines(text: string): DocumentLine[] {
  const lines = text.split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  return lines.map((line, i) => ({ line: i + 1, text: line }))
}

function decode(bytes: Buffer): DecodedText | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return whole(strictly('utf-16le', bytes))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return whole(strictly('utf-16be', bytes))
  if (bytes.includes(0)) return undefined

  const utf8 = strictly('utf-8', bytes)
  if (utf8 !== undefined) {
    const cut = utf8.length > 0 && endsInside(bytes)
    return { text: utf8, notices: cut ? [cutNotice] : [] }
  }
  return mostlyUtf8(bytes) ?? whole(strictly('gb18030', bytes))
}

const whole = (text: string | undefined): DecodedText | undefined =>
  text === undefined ? undefined : { text, notices: [] }

/** Refuses any byte that does not belong; with `stream`, a character cut at the end is dropped. */
function strictly(encoding: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    // Not of this encoding: the caller tries the next.
    return undefined
  }
}

function mostlyUtf8(bytes: Buffer): DecodedText | undefined {
  const text = new TextDecoder('utf-8').decode(bytes)
  const foreign = text.match(/\P{ASCII}/gu)?.length ?? 0
  const unreadable = text.match(/\ufffd/g)?.length ?? 0
  return unreadable * 50 < foreign ? { text, notices: [unreadableNotice(unreadable)] } : undefined
}

/** Whether the last UTF-8 character has fewer bytes than its first one promises. */
function endsInside(bytes: Buffer): boolean {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return false
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2)
  }
  return false
}

const controls = (text: string): number => text.match(/(?!\s)\p{Cc}/gu)?.length ?? 0

function refuse(name: string): never {
  throw refusals.notText(name)
}

const cutNotice: DocumentNotice = {
  code: 'text-cut',
  text: {
    zh: '文件在最后一个字的中间断开，末尾可能缺少内容。',
    en: 'The file breaks off inside its last character; its end may be missing.',
  },
  values: {},
}

const unreadableNotice = (count: number): DocumentNotice => ({
  code: 'bytes-unreadable',
  text: {
    zh: `有 ${count} 处无法识别的字，已用“�”代替。`,
    en: `${count} characters could not be read and are shown as “�”.`,
  },
  values: { count },
})
