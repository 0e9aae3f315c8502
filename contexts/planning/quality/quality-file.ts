import type { Look } from '#platform/change.ts'
import { writeXlsx } from '#platform/documents/table-out.ts'
import type { Rule } from './rules/found.ts'
import { dimensionWords, ruleWords, sourceWords, stateWords } from './rules/sentences.ts'
import { type QualityAsked, viewQuality } from './view-quality.ts'

/** The list of findings as a spreadsheet: all of the filter, not only those a page shows. */
export async function qualityFile(look: Look, asked: QualityAsked): Promise<File> {
  const { regionName, year, run, findings } = await viewQuality(look, { ...asked, most: 100_000 })
  const texts = [
    '方面',
    '问题',
    '来源',
    '文件',
    '单位',
    '从',
    '到',
    '情况',
    '状态',
    '负责人',
    '期限',
    '说明',
  ]
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '数据质量',
        title: [
          `${regionName}${year}年数据质量`,
          run === null
            ? '还没有检查过'
            : `检查时间 ${run.judgedAt}，数据截至 ${run.measures.through ?? '无'}`,
        ],
        columns: texts.map((header) => ({ header, kind: 'text' as const })),
        rows: findings.map((one) => [
          dimensionWords[one.dimension].zh,
          ruleWords[one.rule as Rule].zh,
          sourceWords[one.source].zh,
          one.sourceName,
          one.unit,
          one.from,
          one.to,
          one.says.zh,
          stateWords[one.state].zh,
          one.owner,
          one.dueOn,
          one.reason,
        ]),
        notes: ['没有报的数不作 0；没有规定期限的地区不判断及时性。'],
      },
    ],
  })
  return new File([new Uint8Array(bytes)], `数据质量-${regionName}-${year}.xlsx`, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
}
