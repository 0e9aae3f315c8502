import { cellLine, type DocumentLine, oneLine, rowLine } from './lines.ts'

/**
 * The paragraphs and table rows of a Word 97–2003 document (doc, wps) in order.
 *
 * The extractor's own output turns cell ends and tabs into the same tab. Its text is therefore
 * taken before that, where a cell still ends in Word's mark 7 and a row in a line feed. Merged
 * cells are not told: a cell covered from above comes as an empty one. Of a first cell with
 * several paragraphs only the last is known to be in it; the others come as lines above the row.
 */
export async function docLines(bytes: Buffer): Promise<DocumentLine[]> {
  const [{ default: WordOleExtractor }, { default: BufferReader }] = await Promise.all([
    import('word-extractor/lib/word-ole-extractor.js'),
    import('word-extractor/lib/buffer-reader.js'),
  ])
  const reader = new BufferReader(bytes)
  await reader.open()
  const extractor = new WordOleExtractor()
  await extractor.extract(reader)
  const text = extractor._pieces
    .map((piece) => piece.text)
    .join('')
    .slice(0, extractor._boundaries.ccpText)
  return wordLines(text)
}

/** Lines of Word's text: \r ends a paragraph, \x07 a cell, \n a row, \x0b breaks a line. */
export function wordLines(text: string): DocumentLine[] {
  const lines: Pick<DocumentLine, 'text' | 'cells'>[] = []
  const paragraphs = (part: string) => {
    for (const line of part.split(/[\r\v\f]/)) lines.push({ text: oneLine(line) })
  }
  const stories = withoutFields(text).split('\n')
  for (const [i, story] of stories.entries()) {
    const marks = story.split(cellEnd)
    const rest = marks.pop()!
    if (marks.length > 0) {
      const first = marks[0]!.split(/[\r\f]/)
      marks[0] = first.pop()!
      if (first.length > 0) paragraphs(first.join('\r'))
      const cells = marks.map((cell, column) => ({
        text: cellLine(cell.replaceAll('\r', '\n')),
        column,
        columns: 1,
        rows: 1,
      }))
      lines.push({ text: rowLine(cells), cells })
    }
    if (rest !== '') paragraphs(i === stories.length - 1 ? rest.replace(/\r$/, '') : rest)
  }
  return lines.map((line, i) => ({ line: i + 1, ...line }))
}

/** Keeps a field's result and drops its code, and drops the marks of pictures and notes. */
function withoutFields(text: string): string {
  let kept = ''
  const inCode: boolean[] = []
  for (const part of text.split(/(\p{Cc})/u)) {
    if (part === fieldBegin) inCode.push(true)
    else if (part === fieldResult) inCode[inCode.length - 1] = false
    else if (part === fieldEnd) inCode.pop()
    else if (!inCode.includes(true) && isKept(part)) kept += part === hyphen ? '-' : part
  }
  return kept
}

const isKept = (part: string): boolean => !/^\p{Cc}$/u.test(part) || keptMarks.includes(part)

const fieldBegin = '\x13'
const fieldResult = '\x14'
const fieldEnd = '\x15'
const hyphen = '\x1e'
const cellEnd = '\x07'
const keptMarks = ['\t', '\n', '\v', '\f', '\r', cellEnd, hyphen]
