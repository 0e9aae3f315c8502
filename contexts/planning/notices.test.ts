import { describe, expect, test } from 'vitest'
import { asDocx, linesOf } from '#test/notices-as.ts'
import { useApplication } from '#test/served.ts'
import { givenDistrict, givenTown } from '../organisation/given.ts'
import { noticeOf, refusal, towns, useNoticeOffice } from './given-notice.ts'

const house = useApplication()
const office = useNoticeOffice(house)
const listed = async () =>
  (await office.officer.get('/planning/notices', { regionId: office.district })).body

describe('A notice is received', () => {
  test('from a file, with what was understood beside its lines', async () => {
    const docx = await asDocx(linesOf(noticeOf(2027, towns)))
    const { body: file } = await office.officer.upload('通知.docx', docx)
    const { body } = await office.officer.post('/planning/notices', {
      regionId: office.district,
      uploadId: file.id,
    })
    expect(body.again).toBe(false)
    const notice = await office.desk.look(body.id)
    expect(notice).toMatchObject({
      fileName: '通知.docx',
      regionName: '云河区',
      year: 2027,
      unit: 'renfen',
      unitsStated: ['renfen'],
      version: 1,
      plan: null,
      differences: [],
      decisions: [],
    })
    expect(notice.read.tables[0]).toMatchObject({ sum: 110, statedTotal: 110 })
    expect(notice.units.map(({ label, state }) => [label, state])).toEqual([
      ['东镇', 'new'],
      ['西镇', 'new'],
    ])
    expect(notice.lines.map(({ text }) => text)).toContain('东镇 70')
  })

  test('from pasted text, and stands in the list with its findings counted', async () => {
    await office.desk.receive(noticeOf(2028, towns, { total: 120 }))
    expect((await listed())[0]).toMatchObject({ year: 2028, documentNumber: '云献〔2028〕120号' })
    expect((await listed())[0].errors).toBeGreaterThan(0)
  })

  test('twice it is one notice, also when twenty send it at once', async () => {
    const text = noticeOf(2029, towns)
    const before = (await listed()).length
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        office.officer.post('/planning/notices', { regionId: office.district, text }),
      ),
    )
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(answers.filter(({ body }) => body.again === false)).toHaveLength(1)
    expect(await listed()).toHaveLength(before + 1)
  })
})

describe('A notice is not received', () => {
  test('from the file that another account brought', async () => {
    const other = await house.as('blood-office-officer', office.district)
    const { body: file } = await other.upload('通知.txt', Buffer.from(noticeOf(2030, towns)))
    const wish = { regionId: office.district, uploadId: file.id }
    expect(refusal(await office.officer.post('/planning/notices', wish))).toEqual([
      404,
      'not-found',
    ])
  })

  test.each([
    ['nothing at all', {}, [422, 'file-empty']],
    ['blanks', { text: ' \n' }, [422, 'file-empty']],
    ['a text that is no notice', { text: '今天天气很好。' }, [422, 'not-a-notice']],
    ['more text than a person pastes', { text: '字'.repeat(2_000_001) }, [400, 'input-invalid']],
  ])('from %s', async (_case, wish, expected) => {
    const before = (await listed()).length
    const answer = await office.officer.post('/planning/notices', {
      regionId: office.district,
      ...wish,
    })
    expect(answer.status === 413 ? expected : refusal(answer)).toEqual(expected)
    expect(await listed()).toHaveLength(before)
  })

  test('into another’s region; nor does anybody there see, decide on or use this one’s', async () => {
    const elsewhere = await givenDistrict(house.app, '另一个区')
    const wish = { regionId: elsewhere, text: noticeOf(2027, towns) }
    expect(refusal(await office.officer.post('/planning/notices', wish))).toEqual([
      404,
      'not-found',
    ])
    const stranger = await house.as('blood-office-officer', elsewhere)
    const id = await office.desk.receive(noticeOf(2027, [['东镇', 1]]))
    for (const [path, body] of [
      ['', undefined],
      [
        '/decisions',
        {
          version: 1,
          decisions: [{ item: 'year', choice: 'corrected', value: { year: 2027 }, reason: null }],
        },
      ],
      ['/plan', { version: 1 }],
    ] as const) {
      const address = `/planning/notices/${id}${path}`
      const answer = body ? await stranger.post(address, body) : await stranger.get(address)
      expect([path, ...refusal(answer)]).toEqual([path, 404, 'not-found'])
    }
  })
})

describe('A notice without a year', () => {
  test('is matched against the units of today, and makes a plan once the year is stated', async () => {
    await givenTown(house.app, office.district, '北镇')
    const id = await office.desk.receive(
      noticeOf(2027, [['北镇', 5]])
        .replaceAll('2027年', '')
        .replaceAll('2027', '1'),
    )
    expect(await office.desk.look(id)).toMatchObject({
      year: null,
      units: [{ label: '北镇', state: 'exact' }],
    })
    expect((await office.desk.make(id)).body.text.zh).toContain('没有读到计划年度')
    await office.desk.decide(id, { item: 'year', value: { year: 2040 } })
    expect((await office.desk.look(id)).year).toBe(2040)
    await office.desk.acceptAll(id)
    expect((await office.desk.make(id)).status).toBe(200)
    const { body: plans } = await office.officer.get('/planning/plans')
    expect(plans.map(({ year }: { year: number }) => year)).toContain(2040)
  })
})

describe('Deciding on a notice', () => {
  test('replaces what was decided before, and the record tells both', async () => {
    const id = await office.desk.receive(noticeOf(2032, towns))
    await office.desk.decide(id, { item: 'row:0:0', value: { amount: 71 } })
    await office.desk.decide(id, { item: 'row:0:0', choice: 'ignored', reason: '并入西镇' })
    const { decisions, version } = await office.desk.look(id)
    expect(version).toBe(3)
    expect(decisions).toMatchObject([{ item: 'row:0:0', choice: 'ignored', reason: '并入西镇' }])
    const entries = await house.app.database.kysely
      .selectFrom('record.entry')
      .select('data')
      .where('subject', '=', id)
      .where('name', '=', 'notice.decided')
      .orderBy('id')
      .execute()
    expect(entries.map(({ data }) => data)).toMatchObject([
      { item: 'row:0:0', before: null, after: { value: { amount: 71 } } },
      { before: { value: { amount: 71 } }, after: { choice: 'ignored' } },
    ])
  })

  test.each<[string, object]>([
    ['an amount below zero', { item: 'row:0:0', value: { amount: -1 } }],
    ['a fraction', { item: 'row:0:0', value: { amount: 0.5 } }],
    ['an amount of 10^18', { item: 'row:0:0', value: { amount: 1e18 } }],
    ['a row that is not there', { item: 'row:0:2', value: { amount: 1 } }],
    ['a unit that the notice does not name', { item: 'unit:南镇', value: { new: true } }],
    ['something unknown', { item: 'nothing' }],
    ['leaving out without a reason', { item: 'row:0:0', choice: 'ignored', reason: ' ' }],
    ['a reason with half a character', { item: 'row:0:0', choice: 'ignored', reason: '\ud842' }],
  ])('refuses %s, and saves nothing of the rest', async (_case, wish) => {
    const id = await office.desk.receive(noticeOf(2033, towns))
    const good = { item: 'row:0:1', value: { amount: 41 } }
    const answer = await office.desk.decide(id, good, wish as typeof good)
    expect(refusal(answer)).toEqual([400, 'input-invalid'])
    expect(answer.body.values.faults).toHaveLength(1)
    expect(await office.desk.look(id)).toMatchObject({ version: 1, decisions: [] })
  })

  test('on an older state saves nothing and shows both sides', async () => {
    const id = await office.desk.receive(noticeOf(2034, towns))
    await office.desk.decide(id, { item: 'row:0:0', value: { amount: 71 } })
    const mine = { item: 'row:0:0', choice: 'corrected', value: { amount: 72 }, reason: null }
    const answer = await office.officer.post(`/planning/notices/${id}/decisions`, {
      version: 1,
      decisions: [mine],
    })
    expect(refusal(answer)).toEqual([409, 'stale-version'])
    expect(answer.body.text.zh).toContain('核对后再决定一次')
    expect(answer.body.values).toMatchObject({
      version: 2,
      theirs: [{ item: 'row:0:0', value: { amount: 71 } }],
      yours: [mine],
    })
  })

  test('by twenty at once is done once, and nineteen are told', async () => {
    const id = await office.desk.receive(noticeOf(2035, towns))
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        office.officer.post(`/planning/notices/${id}/decisions`, {
          version: 1,
          decisions: [
            { item: 'row:0:0', choice: 'corrected', value: { amount: at }, reason: null },
          ],
        }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(19).fill(409)])
    const { decisions } = await office.desk.look(id)
    const winner = answers.findIndex(({ status }) => status === 200)
    expect(decisions).toMatchObject([{ value: { amount: winner } }])
  })

  test('a unit lies in the notice’s region: neither another district’s nor one made up', async () => {
    const elsewhere = await givenDistrict(house.app, '第三个区')
    const { unitId } = await givenTown(house.app, elsewhere, '南镇')
    const id = await office.desk.receive(noticeOf(2036, towns))
    const item = 'unit:东镇'
    expect(refusal(await office.desk.decide(id, { item, value: { unitId } }))).toEqual([
      404,
      'not-found',
    ])
  })
})
