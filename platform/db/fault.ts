/** A reason why the database cannot be used, for the person who starts the program: Chinese, then English. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault'

  constructor(chinese: string, english: string, cause?: unknown) {
    super(`${chinese}\n${english}`, { cause })
  }
}
