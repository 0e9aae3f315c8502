import { z } from 'zod'
import { reading } from '../contract.ts'

const Cell = z.union([z.string().max(2000), z.number(), z.null()])

/** A table as a page shows it: heads with their units, rows in the order they stand in. */
export const Shown = z
  .object({
    title: z.string().trim().min(1).max(100),
    language: z.enum(['zh', 'en']),
    heads: z
      .array(z.object({ head: z.string().max(100), unit: z.string().max(30).nullable() }))
      .min(1)
      .max(60),
    rows: z.array(z.array(Cell)).max(50_000),
  })
  .refine(({ heads, rows }) => rows.every((row) => row.length === heads.length), {
    path: ['rows'],
    message: 'a row has a cell for every head',
  })
export type Shown = z.infer<typeof Shown>

/** Any table on a screen as a file: no more than its reader was shown, masked as it was. */
export const sheets = {
  write: reading
    .route({
      method: 'POST',
      path: '/sheets.xlsx',
      summary: 'A table that a page shows, as a spreadsheet',
      tags: ['sheets'],
    })
    .input(Shown)
    .output(z.file()),
}
