import { yearOf } from '#kernel/days.ts'
import { unitKindWords } from '#kernel/unit-kinds.ts'
import type { Look } from '#platform/change.ts'
import { type SheetOut, writeXlsx } from '#platform/documents/table-out.ts'
import { headcountTable } from './as-organised.ts'
import { liaisonRoleWords } from './kind-words.ts'
import { listLiaisons } from './liaisons/list-liaisons.ts'
import { listUnits, type UnitFilter } from './listing.ts'
import type { HeadcountTable } from './shapes.ts'

/** The units that a filter finds, with their head-counts, as a spreadsheet to be imported again. */
export async function unitsFile(look: Look, filter: UnitFilter): Promise<File> {
  const year = filter.year ?? yearOf(filter.on ?? look.today)
  const { units } = await listUnits(look, { ...filter, offset: 0, limit: 1_000_000 })
  return asFile(`单位名录-${filter.on ?? look.today}.xlsx`, {
    name: '单位名录',
    title: ['单位名录', `按${filter.on ?? look.today}的建制`],
    columns: [
      { header: '地区', kind: 'text' },
      { header: '单位', kind: 'text' },
      { header: '简称', kind: 'text' },
      { header: '类型', kind: 'text' },
      { header: '单位代码', kind: 'text' },
      { header: '条线', kind: 'text' },
      { header: '年份', kind: 'text' },
      { header: '总人数', kind: 'integer' },
      { header: '外来务工暂住', kind: 'integer' },
      { header: '人数来源', kind: 'text' },
    ],
    rows: units.map((unit) => [
      unit.regionName,
      unit.name,
      unit.shortName,
      unitKindWords[unit.kind].zh,
      unit.code,
      unit.lines.map(({ name }) => name).join('、'),
      unit.headcount === null ? null : String(unit.headcount.year),
      unit.headcount?.amount ?? null,
      unit.headcount?.migrants ?? null,
      unit.headcount?.source ?? null,
    ]),
    notes: [`共${units.length}个单位；人数取${year}年或之前最近一次，空白为未填报，不是0。`],
  })
}

/** The head-counts of a year, as organised then or now. */
export async function headcountsFile(
  look: Look,
  asked: Pick<HeadcountTable, 'year' | 'organised'> & { regionId: string },
): Promise<File> {
  const table = await headcountTable(look, asked)
  return asFile(`人数基数-${table.year}.xlsx`, {
    name: `${table.year}年人数`,
    title: [`${table.year}年人数基数`, `按${table.on}的建制归并`],
    columns: [
      { header: '单位', kind: 'text' },
      { header: '类型', kind: 'text' },
      { header: '总人数', kind: 'integer' },
      { header: '备注', kind: 'text' },
    ],
    rows: table.rows.map(({ name, kind, amount, former }) => [
      name,
      unitKindWords[kind].zh,
      amount,
      former ? '原单位，未说明如何分摊' : null,
    ]),
    totals: [['合计', null, table.total, null]],
  })
}

/** The contact list; names and phones stay masked in it. */
export async function liaisonsFile(
  look: Look,
  filter: { readonly regionId?: string | undefined },
): Promise<File> {
  const liaisons = await listLiaisons(look, filter)
  return asFile(`联络员通讯录-${look.today}.xlsx`, {
    name: '通讯录',
    title: ['联络员通讯录', `${look.actor.name} ${look.today} 导出，姓名和电话已隐去部分`],
    columns: [
      { header: '单位', kind: 'text' },
      { header: '职责', kind: 'text' },
      { header: '姓名', kind: 'text' },
      { header: '电话', kind: 'text' },
      { header: '有效期始', kind: 'day' },
      { header: '有效期止', kind: 'day' },
    ],
    rows: liaisons.map(({ unitName, role, name, phone, validFrom, validTo }) => [
      unitName,
      liaisonRoleWords[role].zh,
      name,
      phone,
      validFrom,
      validTo,
    ]),
  })
}

const asFile = async (name: string, sheet: SheetOut): Promise<File> =>
  new File([new Uint8Array(await writeXlsx({ sheets: [sheet] }))], name, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
