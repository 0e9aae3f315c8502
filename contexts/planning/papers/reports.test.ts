import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Paper, PaperCell } from '#platform/papers/paper.ts'
import { isTable } from '#platform/papers/paper.ts'
import { rowsOf } from '#test/house.ts'
import { type Answer, type Asker, useApplication } from '#test/served.ts'
import { givenDistrict } from '../../organisation/given.ts'
import { issue, useOffice } from '../given.ts'
import { table, tallyTaker } from '../progress/given.ts'
import { readNoticeBytes } from '../read-notice.ts'
import { writeToFile } from './write-to-file.ts'

const house = useApplication()
const office = useOffice(house)
const { taken } = tallyTaker(
  () => office.district,
  () => office.officer,
)
let planId: string
let stranger: Asker

beforeAll(async () => {
  office.year = 2023
  planId = await office.complete()
  await office.does.submit(planId)
  await issue(office.approver, planId, {
    documentNumber: '云献〔2024〕1号',
    effectiveOn: '2024-01-01',
  })
  stranger = await house.as('blood-office-officer', await givenDistrict(house.app, '星河区'))
})

const write = async (wish: object): Promise<string> => {
  const { status, body } = await office.officer.post('/planning/reports', { planId, ...wish })
  expect([status, body.code]).toEqual([200, undefined])
  return body.number
}
const open = (number: string, by = office.officer): Promise<Answer> =>
  by.get(`/planning/reports/${number}`)
const file = (number: string, format: string, more: Record<string, string> = {}) =>
  office.officer.get(`/planning/reports/${number}/file`, { format, ...more })

describe('A snapshot', () => {
  test('is written by an officer, issued by the approver, and is nobody else’s', async () => {
    const number = await write({ kind: 'annual-notice' })
    expect(number).toMatch(/^R-\d{8}-\d{4}$/)
    const { body } = await open(number)
    expect(body).toMatchObject({
      title: '关于做好2024年云河区无偿献血工作的通知',
      intact: true,
      issuedAt: null,
      mine: true,
    })
    expect(body.paper.number).toBe('云献〔2024〕1号')
    expect((await open(number, stranger)).status).toBe(404)
    expect((await open(number, house.nobody)).status).toBe(401)
    expect((await office.officer.post(`/planning/reports/${number}/issue`)).status).toBe(403)
    expect(
      (await office.approver.post('/planning/reports', { planId, kind: 'annual-notice' })).status,
    ).toBe(403)
    expect((await office.approver.post(`/planning/reports/${number}/issue`)).status).toBe(200)
    expect((await office.approver.post(`/planning/reports/${number}/issue`)).body.code).toBe(
      'already-done',
    )
    expect((await open(number)).body.issuedBy).not.toBeNull()
  })

  test('says of collections that nobody imported that they are unknown, not 0', async () => {
    const { body } = await open(await write({ kind: 'progress-report' }))
    const said = JSON.stringify(body.paper)
    expect(said).toContain('共采集未知人次，计未知数量')
    expect(said).not.toContain('visits:')
    expect(body.facts.figures.map(({ label }: { label: string }) => label)).toEqual(['全年目标'])
  })

  test('counts the reports of a day without a gap, over all regions', async () => {
    const [first, second] = [
      await write({ kind: 'cap-annex' }),
      await write({ kind: 'schedule-annex' }),
    ]
    expect(Number(second.slice(-4)) - Number(first.slice(-4))).toBe(1)
  })

  test('opens to the same figures and the same bytes after its data changed', async () => {
    await taken(table(['2024-03-01', '东镇', 30, 40], ['2024-03-02', '教育局', 10, 12]))
    const number = await write({ kind: 'progress-report', on: '2024-03-31' })
    const [before, bytes] = [(await open(number)).body, (await file(number, 'docx')).body]
    expect(cellsOf(before.paper).map(({ text }) => text)).toContain('52')

    const [batch] = (await office.officer.get('/planning/tallies', { regionId: office.district }))
      .body
    await office.officer.post(`/planning/tallies/${batch.id}/revert`, { reason: '核对后撤销' })
    await taken(table(['2024-03-01', '东镇', 3, 4]), {}, undefined, '更正.csv')
    const draft = (await office.officer.post(`/planning/plans/${planId}/revisions`)).body
    await office.does.change(planId, [
      { do: 'set-target', key: await office.does.key(planId, '东镇'), amount: 1, status: 'stated' },
    ])
    expect(draft.revision).toBe(2)
    const merged = await office.officer.post('/organisation/merge', {
      of: 'unit',
      from: [{ id: office.bureau, version: 1 }],
      into: { id: office.east.unitId, version: 1 },
      on: '2024-06-01',
    })
    expect(merged.status).toBe(200)

    expect((await open(number)).body).toEqual(before)
    expect((await file(number, 'docx')).body.equals(bytes)).toBe(true)
    expect(
      cellsOf(
        (await open(await write({ kind: 'progress-report', on: '2024-03-31' }))).body.paper,
      ).map(({ text }) => text),
    ).toContain('4')

    const done = cellsOf(before.paper).find(({ from }) => from?.startsWith('done:'))!
    const { body: source } = await office.officer.get(`/planning/reports/${number}/source`, {
      from: done.from!,
    })
    expect(source).toMatchObject({ value: done.amount, linesSum: 52, lineCount: 2 })
    expect(source.lines.every(({ reverted }: { reverted: boolean }) => reverted)).toBe(true)
    expect(source.lines[0]).toMatchObject({
      day: '2024-03-01',
      unit: '东镇',
      file: '采集数.csv',
      amount: 40,
    })
  })
})

describe('A snapshot that is kept', () => {
  test('is never changed: the database refuses it to its owner too', async () => {
    const number = await write({ kind: 'annual-notice' })
    for (const statement of [
      `update planning.snapshot set title = 'x' where number = '${number}'`,
      `delete from planning.snapshot_paper where true`,
      `update planning.snapshot_issue set issuer = 'x'`,
      `truncate planning.snapshot cascade`,
    ]) {
      await expect(rowsOf(house.database.owner, statement)).rejects.toThrow(/never changed/)
    }
    await expect(
      rowsOf(house.database.app, `update planning.snapshot set title = 'x'`),
    ).rejects.toThrow(/permission denied/)
  })

  test('that was changed all the same is not exported', async () => {
    const number = await write({ kind: 'annual-notice' })
    await rowsOf(
      house.database.superuser,
      `alter table planning.snapshot_paper disable trigger user`,
    )
    await rowsOf(
      house.database.superuser,
      `update planning.snapshot_paper set paper = replace(paper::text, '60', '61')::json
      where snapshot_id = (select id from planning.snapshot where number = '${number}')`,
    )
    await rowsOf(
      house.database.superuser,
      `alter table planning.snapshot_paper enable trigger user`,
    )
    expect((await open(number)).body.intact).toBe(false)
    expect((await file(number, 'docx')).body.code).toBe('conflict')
  })

  test.each(['docx', 'pdf', 'xlsx'])(
    'leaves as %s with its number, basis and age on each page',
    async (format) => {
      const number = await write({ kind: 'annual-notice' })
      const { status, body, headers } = await file(number, format)
      expect(status).toBe(200)
      expect(decodeURIComponent(String(headers['content-disposition']))).toContain(number)
      const { read } = await readNoticeBytes(body, `x.${format}`)
      expect(read).toMatchObject({ documentNumber: '云献〔2024〕1号', year: 2024 })
      expect(read.tables[0]).toMatchObject({ sum: 100, statedTotal: 100 })
    },
  )

  test('is written from the command line too', async () => {
    const out = join(await mkdtemp(join(tmpdir(), 'paper-')), '通知.docx')
    const written = await writeToFile(house.app, {
      plan: planId,
      kind: 'annual-notice',
      on: undefined,
      revision: 1,
      format: 'docx',
      out,
    })
    expect((await open(written.number)).body.intact).toBe(true)
    expect((await readNoticeBytes(await readFile(out), out)).read.title).toBe(written.title)
  })

  test('names no person: neither who wrote it nor a liaison', async () => {
    const people = await rowsOf<{ name: string }>(
      house.database.owner,
      'select name from access.account',
    )
    const kept = await rowsOf<{ paper: string }>(
      house.database.owner,
      'select paper::text from planning.snapshot_paper',
    )
    expect(kept.length).toBeGreaterThan(3)
    for (const { paper } of kept) for (const { name } of people) expect(paper).not.toContain(name)
  })
})

describe('Each figure', () => {
  beforeAll(async () => {
    const { officer, approver, bureau, district: regionId } = office
    const { body } = await officer.post('/planning/caps', {
      ...{ regionId, basis: 'staff', ratio: 0.1, citation: '意见，二' },
      ...{ from: '2024-01-01', to: '2024-12-31' },
    })
    await approver.post(`/planning/caps/${body.id}`, { approve: true })
    await officer.post(`/organisation/units/${bureau}/headcounts`, {
      ...{ year: 2024, basis: 'staff', amount: 500, source: '填报', statedOn: '2024-01-01' },
    })
  })

  test.each([
    ['annual-notice', ['headcount', 'target']],
    ['progress-report', ['done', 'target', 'visits']],
    ['cap-annex', ['cap', 'headcount', 'target']],
  ])('of the %s is the same where it comes from', async (kind, of) => {
    const number = await write({ kind })
    const { paper } = (await open(number)).body as { paper: Paper }
    const figures = cellsOf(paper).filter(({ from }) => from !== undefined)
    expect([...new Set(figures.map(({ from }) => from!.split(':')[0]))].toSorted()).toEqual(of)
    for (const { from, amount } of figures) {
      const { body } = await office.officer.get(`/planning/reports/${number}/source`, {
        from: from!,
      })
      expect(body).toMatchObject({ value: amount, planId, revision: 1 })
    }
  })

  test('has a source, and what is no figure has none', async () => {
    const number = await write({ kind: 'annual-notice' })
    expect(
      (await office.officer.get(`/planning/reports/${number}/source`, { from: 'done:x' })).status,
    ).toBe(404)
  })
})

const cellsOf = (paper: Paper): PaperCell[] =>
  [...paper.body, ...paper.annexes.flatMap(({ blocks }) => blocks)]
    .filter(isTable)
    .flatMap(({ rows }) => rows.flat())
    .filter((cell) => cell !== null)
