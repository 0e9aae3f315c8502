import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Unit } from '#kernel/blood.ts'
import { readNotice } from './notice/read.ts'
import type { ReadNotice, Target, Track } from './notice/shape.ts'
import { textSource } from './notice/source.ts'
import { applyDecisions, type NoticeDecision } from './notice-decisions.ts'
import { draftFromNotice } from './notice-draft.ts'
import { reconcile } from './reconcile.ts'
import { pooledRows, scheduled } from './schedule.ts'

const read = (file: string): ReadNotice => {
  const text = readFileSync(new URL(`../../../demo/notices/${file}`, import.meta.url), 'utf8')
  const result = readNotice(textSource(text, 'txt'))
  if ('refused' in result) throw new Error(result.refused)
  return result
}

const draftOf = (file: string, decisions: readonly NoticeDecision[] = []) => {
  let made = 0
  return draftFromNotice(applyDecisions(read(file), decisions), () => `key${++made}`)
}

describe('青浦 2020: two quota tables and a month plan', () => {
  const draft = draftOf('qingpu-2020.txt')
  const labelled = (label: string) => draft.targets.find((target) => target.label === label)!

  test('the tree is the total, its tracks, two groups and their 64 units', () => {
    const kinds = Map.groupBy(draft.targets, ({ kind }) => kind)
    expect([...kinds].map(([kind, all]) => [kind, all.length])).toEqual([
      ['total', 1],
      ['track', 3],
      ['group', 2],
      ['unit', 64],
    ])
    expect(labelled('各镇、街道').amount).toBe(10_118)
    expect(labelled('各委、办、局').amount).toBe(1_055)
    expect(draft.unit).toBe('renfen')
  })

  test('every level comes to its whole; the street part is pending, not zero', () => {
    const balances = [...reconcile(draft.targets).values()]
    expect(balances.filter(({ unallocated }) => unallocated !== 0)).toEqual([])
    expect(balances.find(({ amount }) => amount === 15_987)?.pending).toBe(4_814)
    expect(
      draft.targets.filter(({ status }) => status === 'pending').map(({ amount }) => amount),
    ).toEqual([null, null])
  })

  test('the month plan is 16 spans; three reach over two months and count once', () => {
    expect(draft.items).toHaveLength(16)
    expect(draft.items.reduce((sum, { amount }) => sum + amount, 0)).toBe(11_173)
    const spanning = draft.items.filter(({ from, to }) => from.slice(0, 7) !== to.slice(0, 7))
    expect(spanning.map(({ amount }) => amount)).toEqual([1_243, 647, 560])
    expect(draft.unplaced).toEqual([])
  })

  test('the pooled 669 is what the eleven towns owe it', () => {
    const towns = labelled('各镇、街道')
    const reserve = pooledRows(draft.targets, draft.items).find(({ amount }) => amount === 669)!
    expect(draft.items.find(({ key }) => key === reserve.itemKey)?.targetKey).toBe(towns.key)
    expect(reserve.owed.map(({ amount }) => amount)).toEqual([
      35, 32, 96, 11, 73, 56, 157, 71, 87, 51, 0,
    ])
    expect(reserve.explained).toBe(true)
  })

  test('both margins close: 9,449 + 1,055 + 669 = 11,173', () => {
    const placed = scheduled(draft.targets, draft.items)
    const towns = draft.targets.filter(({ parentKey }) => parentKey === labelled('各镇、街道').key)
    expect(towns.reduce((sum, { key }) => sum + placed.get(key)!.own, 0)).toBe(9_449)
    expect(placed.get(labelled('各镇、街道').key)).toMatchObject({ own: 669, all: 10_118 })
    expect(placed.get(labelled('各委、办、局').key)).toMatchObject({ own: 1_055, all: 1_055 })
    expect(placed.get(draft.targets[0]!.key)?.all).toBe(11_173)
  })
})

describe('张家界 2012: one table in persons with ten-day periods', () => {
  const draft = draftOf('zhangjiajie-2012.txt')

  test('the total is the sum of the table, since the notice states none', () => {
    expect(draft.unit).toBe('person')
    expect(draft.targets[0]).toMatchObject({ kind: 'total', amount: 6_830, status: 'stated' })
    expect(draft.targets.filter(({ kind }) => kind === 'unit')).toHaveLength(89)
  })

  test('85 units have a period and a head-count; the four counties neither, and not a zero', () => {
    expect(draft.items).toHaveLength(85)
    expect([...draft.headcounts.values()].reduce((sum, count) => sum + count, 0)).toBe(5_952)
    const placed = scheduled(draft.targets, draft.items)
    const open = draft.targets.filter(
      ({ key, kind }) => kind === 'unit' && placed.get(key)!.unscheduled,
    )
    expect(open.map(({ label }) => label)).toEqual(['慈利县', '桑植县', '永定区', '武陵源区'])
  })
})

test('长宁 2012: 12,173 = 4,108 + 8,065 and nobody holds the 8,065 yet', () => {
  const draft = draftOf('changning-2012.txt')
  const group = draft.targets.find(({ track }) => track === 'group')!
  expect(draft.targets.map(({ amount }) => amount)).toEqual([12_173, 8_065, 4_108])
  expect(reconcile(draft.targets).get(group.key)?.unallocated).toBe(8_065)
})

describe('What an officer decided goes before what was read', () => {
  test('a corrected amount is taken, an ignored row left out', () => {
    const draft = draftOf('zhangjiajie-2012.txt', [
      { item: 'row:0:0', choice: 'ignored', value: null },
      { item: 'row:0:1', choice: 'corrected', value: { amount: 1_500 } },
    ])
    const labels = draft.targets.filter(({ kind }) => kind === 'unit').map(({ label }) => label)
    expect(labels).not.toContain('慈利县')
    expect(draft.targets.find(({ label }) => label === '桑植县')?.amount).toBe(1_500)
    expect(draft.targets[0]?.amount).toBe(6_830 - 2_700 - 1_450 + 1_500)
  })

  test('an error stays undecided until somebody decides on it', () => {
    const notice = read('qingpu-2020.txt')
    const wrong: ReadNotice = {
      ...notice,
      findings: [{ ...notice.findings[0]!, code: 'total-mismatch', severity: 'error' }],
    }
    expect(applyDecisions(wrong, []).undecided).toHaveLength(1)
    const accepted = { item: 'finding:0', choice: 'accepted', value: null } as const
    expect(applyDecisions(wrong, [accepted]).undecided).toEqual([])
  })
})

describe('Amounts of two units never meet', () => {
  const of = (body: string, chosen?: Unit) => {
    const result = readNotice(textSource(`关于做好2027年云河区无偿献血工作的通知\n${body}`, 'txt'))
    if ('refused' in result) throw new Error(result.refused)
    let made = 0
    return draftFromNotice(applyDecisions(result, []), () => `key${++made}`, chosen)
  }
  const amounts = ({ targets }: ReturnType<typeof of>) =>
    targets.map(({ track, amount }) => [track, amount])

  const withApheresis =
    '全年无偿献血总目标为 1000 人份，其中团体无偿献血 600 人份，个人自愿无偿献血 400 人份。单采血小板目标为 50 个治疗量。'

  test('doses of apheresis stand beside a plan in 人份, and are told in a note', () => {
    const draft = of(withApheresis)
    expect(draft.unit).toBe('renfen')
    expect(amounts(draft)).toEqual([
      ['total', 1000],
      ['group', 600],
      ['individual', 400],
    ])
    expect(draft.targets[0]?.note).toBe('通知另有单采血小板 50 治疗量，单位不同，不计入合计')
  })

  test('a notice of apheresis alone makes a plan in doses', () => {
    const draft = of('全年单采血小板目标为 50 个治疗量。')
    expect([draft.unit, ...amounts(draft)]).toEqual(['dose', ['total', 50], ['apheresis', 50]])
    expect(draft.targets[0]?.note).toBeNull()
  })

  test('a choice between the units of a mixed notice leaves the other beside', () => {
    const mixed = '全年团体无偿献血目标为 600 人份。个人自愿无偿献血目标为 400 人次。'
    expect(of(mixed)).toMatchObject({ unit: 'unknown', unitsStated: ['renfen', 'visit'] })
    const draft = of(mixed, 'renfen')
    expect(amounts(draft)).toEqual([
      ['total', 600],
      ['group', 600],
    ])
    expect(draft.targets[0]?.note).toContain('个人自愿无偿献血 400 人次')
    expect(of(mixed, 'bag').unit).toBe('unknown')
  })

  test('what a notice states is not counted as something else by a choice', () => {
    expect(of(withApheresis, 'mL').unit).toBe('renfen')
  })
})

describe('What is stated beside the first of each track', () => {
  const at = (line: number) => ({ line, text: `第 ${line} 行` })
  const target = (track: Track, amount: number | null, line: number, unit: Unit = 'renfen') => ({
    ...{ track, amount, unit, bound: 'exactly' as const, at: at(line) },
    status: amount === null ? ('pending' as const) : ('stated' as const),
  })
  const of = (...targets: readonly Target[]) => {
    const result = readNotice(textSource('关于做好2027年云河区无偿献血工作的通知', 'txt'))
    if ('refused' in result) throw new Error(result.refused)
    let made = 0
    const notice = applyDecisions({ ...result, targets }, [])
    return draftFromNotice(notice, () => `key${++made}`).targets
  }
  const parts = (targets: ReturnType<typeof of>) =>
    targets.map(({ label, amount }) => [label, amount])

  test('is a part where the total comes out with it, by the line where it stands', () => {
    const targets = of(
      target('total', 1000, 2),
      target('group', 600, 3),
      target('group', 300, 4),
      target('other', 100, 5),
    )
    expect(parts(targets)).toEqual([
      ['年度总目标', 1000],
      ['团体无偿献血', 600],
      ['团体无偿献血（第 4 行）', 300],
      ['其他（第 5 行）', 100],
    ])
    expect(targets[0]?.note).toBeNull()
    expect(reconcile(targets).get(targets[0]!.key)?.unallocated).toBe(0)
  })

  test.each([
    ['the total comes out without it', [target('total', 600, 2)]],
    ['it comes out neither way', [target('total', 950, 2)]],
    ['no total is stated', []],
  ])('is told in a note where %s', (_case, total) => {
    const targets = of(...total, target('group', 600, 3), target('other', 300, 4))
    expect(targets.map(({ track }) => track)).toEqual(['total', 'group'])
    expect(targets[0]?.note).toBe('通知另有其他（第 4 行） 300 人份，没有列入计划，请核对')
  })

  test('a second total is never a part; a part still to come proves nothing', () => {
    const targets = of(
      target('total', 900, 2),
      target('total', 1000, 3),
      target('group', 600, 4),
      target('group', null, 5),
      target('apheresis', 50, 6, 'dose'),
    )
    expect(parts(targets)).toEqual([
      ['年度总目标', 900],
      ['团体无偿献血', 600],
    ])
    expect(targets[0]?.note).toBe(
      '通知另有单采血小板 50 治疗量，单位不同，不计入合计；通知另有年度总目标（第 3 行） 1000 人份、团体无偿献血（第 5 行）（待下达），没有列入计划，请核对',
    )
  })
})
