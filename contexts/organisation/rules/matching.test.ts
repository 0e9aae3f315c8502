import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchNames } from './matching.ts'

const unit = (name: string, shortName: string | null = null, ...formerNames: string[]) => ({
  ...{ id: name, name, shortName, formerNames },
})

const units = [
  unit('白鹤镇'),
  unit('夏阳街道'),
  unit('华新镇'),
  unit('卫生健康委员会', '卫健委', '卫生局'),
  unit('教育局'),
  unit('市场监督管理局'),
  unit('人民医院'),
  unit('交通运输局'),
  unit('第一小学'),
  unit('上海北斗星纺织有限公司'),
  unit('中心小学'),
  { ...unit('中心小学'), id: '另一所中心小学' },
]
const regions = ['青浦区', '上海市']
const match = (name: string) => matchNames([name], units, regions)[0]!

describe('Matching the names of a document to units', () => {
  test.each([
    ['as it is written', '白鹤镇', '白鹤镇'],
    ['with spaces between', '白 鹤　镇', '白鹤镇'],
    ['by its short name', '卫健委', '卫生健康委员会'],
    ['with an invisible character', '教育\u200b局', '教育局'],
  ])('%s, it is that unit', (_case, name, id) => {
    expect(match(name)).toEqual({ verdict: 'exact', unitId: id })
  })

  test.each([
    ['without the ending', '白鹤', '白鹤镇', 'form'],
    ['as a government', '白鹤镇人民政府', '白鹤镇', 'form'],
    ['as a street office', '夏阳街道办事处', '夏阳街道', 'form'],
    ['with the region before it', '青浦区教育局', '教育局', 'form'],
    ['with 区 before it', '区教育局', '教育局', 'form'],
    ['with 市 before it', '市人民医院', '人民医院', 'form'],
    ['with a note behind', '教育局（含直属学校）', '教育局', 'form'],
    ['with another ending of offices', '卫生健康委', '卫生健康委员会', 'form'],
    ['by its old name', '卫生局', '卫生健康委员会', 'former'],
    ['shortened by letters', '交通局', '交通运输局', 'abbreviation'],
    ['shortened by letters and 管理', '市场监管局', '市场监督管理局', 'abbreviation'],
    ['with a slip', '上海北斗里纺织有限公司', '上海北斗星纺织有限公司', 'similar'],
  ])('%s, it is a question about that unit', (_case, name, id, why) => {
    expect(match(name)).toEqual({ verdict: 'close', candidates: [{ unitId: id, why }] })
  })

  test.each([
    ['another town of one stem letter', '华漕镇'],
    ['another number', '第二小学'],
    ['another office', '财政局'],
    ['nothing but an ending', '街道'],
  ])('%s is new', (_case, name) => {
    expect(match(name)).toEqual({ verdict: 'new' })
  })

  test('a name that two units bear is close to both', () => {
    expect(match('中心小学')).toEqual({
      verdict: 'close',
      candidates: [
        { unitId: '中心小学', why: 'ambiguous' },
        { unitId: '另一所中心小学', why: 'ambiguous' },
      ],
    })
  })

  test('every unit is found by its own name, however it is spaced, and no name disturbs another', () => {
    const name = fc
      .array(fc.constantFrom(...'东西南北金木水火镇局街道第一二三小学区市公司'), {
        minLength: 2,
        maxLength: 9,
      })
      .map((letters) => letters.join(''))
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 30 }), (names) => {
        const all = names.map((one) => unit(one))
        const spaced = names.map((one) => ` ${[...one].join(' ')}`)
        expect(matchNames(spaced, all, ['东区'])).toEqual(
          names.map((one) => ({ verdict: 'exact', unitId: one })),
        )
        for (const each of matchNames(['东西南区街道', ...names], all, []))
          if (each.verdict === 'close') expect(each.candidates.length).toBeGreaterThan(0)
      }),
    )
  })

  test('five thousand names among five thousand units take seconds, not minutes', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => unit(`上海${i}号纺织印染有限公司`))
    const names = many.map(({ name }) => name.replace('印染', '染印'))
    const began = performance.now()
    expect(matchNames(names, many, regions).every(({ verdict }) => verdict !== 'exact')).toBe(true)
    expect(performance.now() - began).toBeLessThan(20_000)
  })
})
