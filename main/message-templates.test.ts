import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  composeTemplates,
  platformTemplates,
  trialMessage,
} from '#platform/messages/template-list.ts'
import { messageTemplates } from './message-templates.ts'

const contexts = join(import.meta.dirname, '../contexts')
const files = readdirSync(contexts, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /(^|[/-])message-templates\.ts$/.test(path),
)

describe('The templates of messages', () => {
  test.each([...files, ''])('are all composed: %s', async (path) => {
    const names = messageTemplates.map(({ name }) => name)
    if (path === '') return expect(names).toContain(trialMessage.name)
    const exported: Record<string, unknown> = await import(join(contexts, path))
    const stated = Object.values(exported).flat() as { name?: string; fields?: object }[]
    for (const { name, fields } of stated) if (fields !== undefined) expect(names).toContain(name)
  })

  test('with a field that they do not know are refused at the start', () => {
    const odd = { ...trialMessage, name: 'messages.odd', body: { zh: '{whom}', en: 'x' } }
    expect(() => composeTemplates(platformTemplates, [odd])).toThrow(
      'messages.odd names the unknown field whom',
    )
  })
})

test('who did something and what people wrote is kept from other systems', () => {
  const open = messageTemplates.flatMap(({ name, fields }) =>
    ['by', 'sender', 'text', 'name']
      .filter((field) => Object.hasOwn(fields, field) && fields[field] !== 'personal')
      .map((field) => `${name}.${field}`),
  )
  expect(open).toEqual([])
})
