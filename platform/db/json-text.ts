/**
 * A value as JSON that PostgreSQL can look into. Its `json` takes in a zero character or half of a
 * surrogate pair, as a PDF may hold them, and then fails on every read; they become U+FFFD here.
 */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value).replace(
    // A backslash of the text itself comes as two, and is passed over with its pair.
    /\\(\\)|\\u(?:0000|d[89ab][0-9a-f]{2}|d[c-f][0-9a-f]{2})/g,
    (sign, backslash?: string) => (backslash === undefined ? '\\ufffd' : sign),
  )
