import { describe, expect, test } from 'vitest'
import { defaultTemplates } from './default-templates.ts'
import { paperKinds } from './kinds.ts'
import { filled, paragraphsOf, templateFaults } from './template.ts'

const texts = defaultTemplates['unit-letters']

describe('The words of a document', () => {
  test.each(paperKinds)('that are built in can be filled: %s', (kind) => {
    expect(templateFaults(kind, defaultTemplates[kind])).toEqual([])
  })

  test('name a field of another kind in vain', () => {
    const notice = { ...defaultTemplates['annual-notice'], title: '致{{单位}}' }
    expect(templateFaults('annual-notice', notice)).toMatchObject([
      { code: 'unknown-field', slot: 'title', line: 1, column: 2, text: '单位' },
    ])
  })

  test('that are not closed, or closed twice, are told where', () => {
    const open = { ...texts, body: '现将{{年度}下达\n又}}' }
    expect(templateFaults('unit-letters', open)).toMatchObject([
      { code: 'open-field', line: 1, column: 3 },
      { code: 'open-field', line: 2, column: 2 },
    ])
  })

  test('need a title', () => {
    expect(templateFaults('unit-letters', { ...texts, title: ' ' })).toMatchObject([
      { code: 'empty-title' },
    ])
  })

  test('leave out a line whose field has nothing to say', () => {
    expect(filled('甲{{ 年度 }}\n乙{{文号}}\n丙', { 年度: '2027', 文号: null })).toBe('甲2027\n丙')
  })

  test('are set by how their lines begin', () => {
    const levels = paragraphsOf('一、甲\n（二）乙\n3. 丙\n（4）丁\n2027年\n\n').map(
      ({ level }) => level,
    )
    expect(levels).toEqual([1, 2, 3, 4, 0])
  })
})
