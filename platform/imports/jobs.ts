import { z } from 'zod'
import { type Job, job } from '../jobs/job.ts'
import { takingIn } from './put-off.ts'
import { type AnyDefinition, runImport } from './run-import.ts'

/** The job behind imports of large tables, for these kinds of tables. */
export const importJobs = (definitions: readonly AnyDefinition[]): readonly Job[] => [
  job({
    name: takingIn,
    summary: {
      zh: '导入行数较多的表格（由导入页提交）',
      en: 'Import a large table, as the page of an import asks for',
    },
    needs: 'application',
    input: z.object({ run: z.uuid() }),
    run: (app, input) => runImport(app, input, definitions),
  }),
]
