/** What may not begin a line, and what may not end one. */
const neverFirst = new Set('，。、；：？！）》」』】〕”’…—·,.;:?!)]}%‰℃')
const neverLast = new Set('（《「『【〔“‘([{')

interface Measure {
  readonly width: number
  readonly indent?: number
  /** Keeps Chinese words whole, as a title should. */
  readonly whole?: boolean
}

/**
 * Breaks a text into lines of a width: between any two Chinese letters, never within a number or a
 * Latin word, and with no closing mark at the beginning of a line. `indent` is the room the first
 * line leaves free.
 */
export function wrapped(
  text: string,
  { width, indent = 0, whole = false }: Measure,
  widthOf: (piece: string) => number,
): string[] {
  const lines: string[] = []
  let line: string[] = []
  let used = indent
  for (const piece of whole ? words(text) : pieces(text)) {
    const wide = widthOf(piece)
    if (used + wide > width + 0.01 && line.length > 0) {
      const carried = carriedOver(line, piece, width - wide, widthOf)
      lines.push(line.join(''))
      line = carried
      used = carried.reduce((sum, one) => sum + widthOf(one), 0)
    }
    if (wide > width) {
      // A word longer than a line is cut wherever it has to be.
      for (const letter of piece) {
        const own = widthOf(letter)
        if (used + own > width + 0.01 && line.length > 0) {
          lines.push(line.join(''))
          line = []
          used = 0
        }
        line.push(letter)
        used += own
      }
      continue
    }
    line.push(piece)
    used += wide
  }
  lines.push(line.join(''))
  return lines
}

/**
 * Takes from the end of a full line what has to stand beside the piece that follows; nothing where
 * that would not fit beside it either.
 */
function carriedOver(
  line: string[],
  next: string,
  room: number,
  widthOf: (piece: string) => number,
): string[] {
  let from = line.length
  let following = next
  while (from > 1 && (neverFirst.has(following[0]!) || neverLast.has(line[from - 1]!))) {
    from -= 1
    following = line[from]!
  }
  const carried = line.slice(from)
  if (carried.reduce((sum, one) => sum + widthOf(one), 0) > room) return []
  line.length = from
  return carried
}

const wordLike = /[\p{Script=Latin}\p{Nd}.,/:_+@#&%‰-]+|./gsu

const pieces = (text: string): string[] => text.match(wordLike) ?? []

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

const words = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment)
