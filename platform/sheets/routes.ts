import { serve } from '../http/serve.ts'
import { sheets } from './contract.ts'
import { writeSheet } from './write-sheet.ts'

export const sheetRoutes = serve(sheets, { write: (look, shown) => writeSheet(look, shown) })
