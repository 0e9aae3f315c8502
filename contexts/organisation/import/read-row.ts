import type { Text } from '#kernel/text.ts'
import type { UnitKind } from '#kernel/unit-kinds.ts'
import { type CellValue, readAmount, readText } from '#platform/documents/cells.ts'
import { cellFault } from '#platform/imports/amount-fault.ts'
import type { RowFault, SheetRow } from '#platform/imports/definition.ts'
import { findKind, known } from '../rules/kind-of-name.ts'
import { findPhone } from '../rules/liaison.ts'
import type { UnitField } from './columns.ts'

/** The cells of a row, understood; every cell that is not makes a fault. */
export interface UnitCells {
  readonly name: string | null
  readonly region: string | null
  readonly kind: UnitKind | null
  readonly lines: readonly string[]
  readonly year: number | null
  readonly amount: number | null
  readonly migrants: number | null
  readonly source: string | null
  readonly shortName: string | null
  readonly code: string | null
  readonly people: readonly {
    readonly role: 'leader' | 'liaison'
    readonly name: string
    readonly phone: string | null
  }[]
  readonly faults: readonly RowFault[]
}

/** Reads a row of a table of units. Pure: what it says is not compared with anything yet. */
export function readCells({ cells }: SheetRow<UnitField>): UnitCells {
  const faults: RowFault[] = []
  const fault = (field: UnitField, expected: Text, fix: Text = says.correct) => {
    faults.push({ field, found: cells[field] ?? '', expected, fix })
    return null
  }
  const text = (field: UnitField, most: number) => {
    const read = readText(cells[field] ?? '')
    return read !== null && read.length > most ? fault(field, says.atMost(most)) : read
  }
  const people = (field: 'amount' | 'migrants') => {
    const read: CellValue<number> = readAmount(cells[field] ?? '', { units: ['人', '名'] })
    if ('refusal' in read) {
      faults.push(cellFault(field, cells[field] ?? '', read.refusal))
      return null
    }
    return read.value !== null && read.value > mostPeople ? fault(field, says.tooMany) : read.value
  }

  const name = text('name', 100)
  if (name === null && faults.length === 0) fault('name', says.nameMissing, says.fillIn)
  const amount = people('amount')
  const migrants = people('migrants')
  if (migrants !== null && faults.length === 0 && (amount === null || migrants > amount)) {
    fault('migrants', amount === null ? says.withoutAmount : says.moreThanAll(amount))
  }
  const word = readText(cells.kind ?? '')
  return {
    name,
    amount,
    migrants,
    kind: word === null ? null : (findKind(word) ?? fault('kind', says.kinds)),
    year: yearIn(cells.year ?? '', (expected) => fault('year', expected)),
    region: text('region', 100),
    lines: (text('line', 200) ?? '')
      .split(/[、，,;；/]/)
      .map((one) => one.trim())
      .filter(Boolean),
    source: text('source', 200),
    shortName: text('shortName', 50),
    code: text('code', 30),
    people: [
      ...person('leader', text('leader', 50), phoneIn('leaderPhone')),
      ...person('liaison', text('liaison', 50), phoneIn('phone')),
    ],
    faults,
  }

  function phoneIn(field: 'leaderPhone' | 'phone') {
    const given = readText(cells[field] ?? '')
    return given === null ? null : (findPhone(given) ?? fault(field, says.phone))
  }
}

const person = (role: 'leader' | 'liaison', name: string | null, phone: string | null) =>
  name === null ? [] : [{ role, name, phone }]

function yearIn(text: string, fault: (expected: Text) => null): number | null {
  const given = readText(text)
  if (given === null) return null
  const year = Number(/^(\d{4})年?度?$/.exec(given)?.[1])
  return year >= 1949 && year <= 2200 ? year : fault(says.year)
}

const mostPeople = 2_000_000_000

const says = {
  nameMissing: { zh: '单位名称是空的', en: 'the name of the unit is missing' },
  fillIn: { zh: '请填写单位名称，或删去这一行', en: 'fill in the name or delete the row' },
  correct: { zh: '请更正这一格', en: 'correct this cell' },
  atMost: (most: number): Text => ({
    zh: `不超过${most}个字`,
    en: `at most ${most} characters`,
  }),
  tooMany: { zh: '人数不超过20亿', en: 'at most 2,000,000,000 people' },
  withoutAmount: {
    zh: '填了外来务工暂住人数，却没有总人数',
    en: 'the head-count itself is missing',
  },
  moreThanAll: (amount: number): Text => ({
    zh: `不多于总人数${amount}`,
    en: `no more than the head-count, ${amount}`,
  }),
  kinds: {
    zh: `类型是：${known.map(([, words]) => words[0]).join('、')}`,
    en: `a kind: ${known.map(([, words]) => words.at(-1)).join(', ')}`,
  },
  year: { zh: '年份，例如 2026', en: 'a year such as 2026' },
  phone: {
    zh: '电话：手机 11 位，或带区号的固定电话',
    en: 'a mobile number of 11 digits or a landline with its area code',
  },
} satisfies Record<string, Text | ((value: number) => Text)>
