import { expect, test } from 'vitest'
import { rowsOf, useDatabase } from '#test/house.ts'
import { jsonText } from './json-text.ts'

const database = useDatabase()

const kept = async (value: object) => {
  const [row] = await rowsOf<{ value: object; text: string }>(
    database.app,
    `select json_build_object('it', $1::json) -> 'it' as value, $1::json ->> 'a' as text`,
    [jsonText(value)],
  )
  return row
}

test.each([
  ['a zero character', '东\u0000镇', '东\ufffd镇'],
  ['the first half of a pair', '\ud842镇', '\ufffd镇'],
  ['the second half of a pair', '镇\udfb7', '镇\ufffd'],
  ['a whole rare character', '𠮷', '𠮷'],
  ['a backslash before what looks like one', '\\u0000', '\\u0000'],
  ['two backslashes and a zero character', '\\\\\u0000', '\\\\\ufffd'],
])('%s is kept so that it can be read', async (_case, text, read) => {
  expect(await kept({ a: text, [text]: 1 })).toEqual({ value: { a: read, [read]: 1 }, text: read })
})
