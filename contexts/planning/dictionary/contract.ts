import { z } from 'zod'
import { reading } from '#platform/contract.ts'

const tags = ['planning']

export const dictionaryNames = ['units', 'findings', 'indicators', 'roles', 'glossary'] as const
export type DictionaryName = (typeof dictionaryNames)[number]

const TextShape = z.object({ zh: z.string(), en: z.string() })

export const DictionaryShape = z.object({
  name: z.enum(dictionaryNames),
  title: TextShape,
  note: TextShape,
  columns: z.array(TextShape).readonly(),
  rows: z.array(z.array(z.union([z.string(), TextShape])).readonly()).readonly(),
})
export type DictionaryShape = z.infer<typeof DictionaryShape>

/** The dictionaries, for the screen and for other programs. */
export const dictionaryEndpoints = {
  dictionaries: reading
    .route({
      method: 'GET',
      path: '/dictionaries',
      summary: 'Units, findings, indicators, roles and words, as the programme works by them',
      tags,
    })
    .output(z.array(DictionaryShape).readonly()),
  dictionariesFile: reading
    .route({
      method: 'GET',
      path: '/dictionaries.xlsx',
      summary: 'The dictionaries as a spreadsheet',
      tags,
    })
    .input(z.object({ language: z.enum(['zh', 'en']).default('zh') }))
    .output(z.file()),
}
