/**
 * Text that a spreadsheet opening a CSV would execute gets an apostrophe before it, which makes it
 * text there (OWASP, CSV injection); the full-width signs count too, as Chinese editions take them
 * for the plain ones.
 */
export const guarded = (text: string): string =>
  /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text

/** Takes the apostrophe away again: for any text, `unguarded(guarded(text))` is the text. */
export const unguarded = (text: string): string => text.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, '')
