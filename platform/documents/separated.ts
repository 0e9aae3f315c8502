/** Fields of a separated text, and where a quotation was left open. */
export interface Separated {
  readonly rows: readonly (readonly string[])[]
  /** 1-based row whose quotation never ends; the rest of the text is inside it. */
  readonly openQuoteAt?: number
}

/**
 * Parses comma-, tab- or semicolon-separated text (RFC 4180): a quoted field may hold separators,
 * line breaks and doubled quotes; a quote inside an unquoted field is only a character. The
 * separator is the one that cuts the first row and the next most evenly, or that a first line `sep=;`
 * names. Empty lines stay rows, so that a row's number is the one a spreadsheet shows.
 */
export function parseSeparated(text: string): Separated {
  const named = /^sep=(.)\r?\n/i.exec(text)
  const body = named ? text.slice(named[0].length) : text
  return parse(body, named?.[1] ?? likelySeparator(body), Number.POSITIVE_INFINITY)
}

function parse(text: string, separator: string, maxRows: number): Separated {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length && rows.length < maxRows) {
    const field = text[at] === '"' ? quoted(text, at + 1) : bare(text, at, separator)
    if (field === undefined) return { rows, openQuoteAt: rows.length + 1 }
    const tail = bare(text, field.end, separator)
    row.push(text[at] === '"' ? field.value + tail.value : field.value)
    at = tail.end
    if (text[at] === separator) {
      at++
      if (at === text.length) row.push('')
      else continue
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    at++
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return { rows }
}

interface Field {
  readonly value: string
  readonly end: number
}

/** From after the opening quote to after the closing one. */
function quoted(text: string, from: number): Field | undefined {
  let value = ''
  for (let at = from; ; ) {
    const close = text.indexOf('"', at)
    if (close < 0) return undefined
    value += text.slice(at, close)
    if (text[close + 1] !== '"') return { value, end: close + 1 }
    value += '"'
    at = close + 2
  }
}

function bare(text: string, from: number, separator: string): Field {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r')
    end++
  return { value: text.slice(from, end), end }
}

function likelySeparator(text: string): string {
  const scored = ['\t', ',', ';', '|'].map((separator) => {
    const widths = parse(text, separator, 20)
      .rows.filter((row) => row.some((field) => field.trim() !== ''))
      .map((row) => row.length)
    const widest = Math.max(0, ...widths)
    const even = widths.filter((width) => width === widest && width > 1).length
    // One that cuts the first row is before any that only later text holds.
    const first = (widths[0] ?? 0) > 1 ? 100 : 0
    return { separator, score: widest > 1 ? first + even + 0.01 * widest : 0 }
  })
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best.separator : ','
}
