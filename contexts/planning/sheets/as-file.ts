import type { Unit } from '#kernel/blood.ts'
import type { SheetOut } from '#platform/documents/table-out.ts'
import { writeXlsx } from '#platform/documents/table-out.ts'
import type { PlanShape } from '../shapes.ts'

/** A workbook of a plan under a name that says what it is. */
export const asFile = async (name: string, sheets: readonly SheetOut[]): Promise<File> =>
  new File([new Uint8Array(await writeXlsx({ sheets }))], name, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })

/** Which revision a sheet shows, so that nobody takes a draft for what was issued. */
export function standingOf({ revision, demo }: PlanShape): string {
  const { number, state, documentNumber, effectiveOn } = revision
  const facts = [
    `第${number}版，${states[state]}`,
    documentNumber,
    effectiveOn === null ? null : `${effectiveOn}起生效`,
    demo ? '演示数据' : null,
  ]
  return facts.filter((fact) => fact !== null).join('　')
}

const states = { draft: '草稿', submitted: '待审', issued: '已下达', discarded: '已作废' } as const

/** What an amount counts, as the heads of the annexes have it. */
export const unitNames: Readonly<Record<Unit, string>> = {
  renfen: '人份',
  person: '人',
  visit: '人次',
  U: 'U',
  mL: 'mL',
  dose: '治疗量',
  bag: '袋',
  unknown: '单位未载',
}
