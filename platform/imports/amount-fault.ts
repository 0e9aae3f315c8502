import type { Text } from '#kernel/text.ts'
import type { CellRefusal } from '../documents/cells.ts'
import type { RowFault } from './definition.ts'

/** What a cell should have held that was refused as an amount or a day, and how to put it right. */
export const cellFault = (
  field: string,
  found: string,
  { code }: Pick<CellRefusal, 'code'>,
): RowFault => ({ field, found, expected: expected[code], fix: fixes[code] ?? says.correct })

const says = {
  whole: { zh: '整数，不小于 0', en: 'a whole number, 0 or more' },
  day: { zh: '日期，例如 2027-03-05', en: 'a day such as 2027-03-05' },
  correct: { zh: '请更正这一格', en: 'correct this cell' },
} satisfies Record<string, Text>

const expected: Readonly<Record<CellRefusal['code'], Text>> = {
  scientific: says.whole,
  fraction: says.whole,
  negative: says.whole,
  separators: says.whole,
  'not-a-number': says.whole,
  'not-a-day': says.day,
  'too-large': {
    zh: '能准确计算的整数',
    en: 'a whole number that can be reckoned with exactly',
  },
}

const fixes: Readonly<Partial<Record<CellRefusal['code'], Text>>> = {
  scientific: {
    zh: 'Excel 把长数字变成了科学计数，末尾可能已丢失；请把该列设为文本后重新复制',
    en: 'Excel has turned a long number into scientific notation and may have lost its end; format the column as text and copy it again',
  },
  separators: {
    zh: '分隔符的位置可以有两种读法；请只写数字',
    en: 'its separators can be read in two ways; write digits only',
  },
  'too-large': {
    zh: '请看是否多写了数字，或粘贴了证件号',
    en: 'see whether there are digits too many, or a document number was pasted',
  },
}
