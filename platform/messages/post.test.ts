import { beforeAll, describe, expect, test } from 'vitest'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { region } from '../access/given.ts'
import { unchanged } from '../change.ts'
import { contentOf } from './content.ts'
import { aReminder, at, morning, posted, reminder } from './given.ts'
import { post } from './post.ts'
import { template, templateFaults } from './template.ts'

const house = useApplication()
let district = ''
let town = ''
beforeAll(async () => {
  district = await region(house.app)
  town = await region(house.app, district)
})

const messages = () =>
  rowsOf<{ id: string; content: Buffer; region_id: string }>(
    house.database.superuser,
    'select * from messages.message order by posted_at',
  )
const dispatches = () =>
  rowsOf<{ channel: string; masked: string; address: Buffer }>(
    house.database.superuser,
    'select * from messages.dispatch order by channel',
  )

describe('A message', () => {
  test('is rolled back with its cause', async () => {
    const failing = at(house.app, morning, async (act) => {
      await post(act, aReminder({ regionId: town }))
      throw new Error('the cause failed')
    })
    await expect(failing).rejects.toThrow('the cause failed')
    expect(await messages()).toEqual([])
  })

  test('posted twice is one, on each of its ways once', async () => {
    await posted(house.app, morning, aReminder({ regionId: town }), aReminder({ regionId: town }))
    await posted(house.app, morning, aReminder({ regionId: town }))
    expect(await messages()).toHaveLength(1)
    expect((await dispatches()).map(({ channel }) => channel)).toEqual(['email', 'sms'])
  })

  test('keeps neither words nor addresses readable', async () => {
    const [kept] = await messages()
    const ways = await dispatches()
    const stored = JSON.stringify([await messages(), ways]) + kept!.content.toString('latin1')
    for (const secret of ['张三', 'zhang@example.cn', '13800138000', '云河镇']) {
      expect(stored).not.toContain(secret)
      expect(stored).not.toContain(Buffer.from(secret).toString('latin1'))
    }
    expect(ways.map(({ masked }) => masked)).toEqual(['z***@example.cn', '138****8000'])
    expect(house.app.secrets.open(ways[1]!.address)).toBe('13800138000')
    const { told, link } = contentOf(house.app.secrets, kept!.content)
    expect(told.body.zh).toBe('张三：云河镇还差12人份。')
    expect(link).toBe('/home')
  })

  test('may share its key with a message to somebody else', async () => {
    const other = { name: '李四', phone: '13900139000' }
    await posted(house.app, morning, aReminder({ regionId: town, to: other }))
    expect(await messages()).toHaveLength(2)
  })

  test('may go to a region above, where its poster sees nothing', async () => {
    await at(
      house.app,
      morning,
      async (act) => {
        await post(act, aReminder({ regionId: district, key: 'upwards' }))
        await post(act, aReminder({ regionId: district, key: 'upwards' }))
        expect(await act.tx.selectFrom('messages.message').selectAll().execute()).toHaveLength(2)
        return unchanged(null)
      },
      { accountId: null, regions: [town] },
    )
    expect((await messages()).map(({ region_id }) => region_id)).toContain(district)
  })

  test.each([
    ['without a field', { data: { place: '云河镇', count: 1 } }, /needs person/],
    ['with an empty field', { data: { place: ' ', count: 1, person: '甲' } }, /needs place/],
    [
      'with a number that is none',
      { data: { place: '甲', count: Number.NaN, person: '甲' } },
      /needs count/,
    ],
    [
      'with a field that it does not know',
      { data: { place: '甲', count: 1, person: '甲', more: 'x' } },
      /knows no more/,
    ],
    ['without a key', { key: ' ' }, /needs a key/],
    ['with a link to elsewhere', { link: '//evil.example' }, /path of this site/],
  ])('%s is refused', async (_case, wish, fault) => {
    // The types refuse these too; data may come from where no type reaches.
    const message = aReminder({ regionId: town, ...(wish as object) })
    await expect(posted(house.app, morning, message)).rejects.toThrow(fault)
  })

  test('is urgent only where its template says that it may be', async () => {
    const calm = { ...reminder, name: 'trial.calm', mayBeUrgent: undefined }
    const message = { ...aReminder({ regionId: town }), template: calm as never, urgent: true }
    await expect(posted(house.app, morning, message)).rejects.toThrow('never urgent')
  })
})

describe('Templates', () => {
  test('that know all the fields they name are accepted', () => {
    expect(templateFaults([reminder])).toEqual([])
  })

  const odd = template({
    name: 'trial.odd',
    summary: { zh: '试', en: 'Odd' },
    fields: { place: 'text' },
    subject: { zh: '{place}', en: '{place}' },
    body: { zh: '{plaze}', en: '{toString}' },
  })
  test.each([
    [
      'an unknown field',
      [odd],
      ['trial.odd names the unknown field plaze', 'trial.odd names the unknown field toString'],
    ],
    ['a name twice', [reminder, reminder], ['trial.reminder is there twice']],
    [
      'a name without context',
      [{ ...reminder, name: 'Reminder' }],
      ['Reminder is no name such as context.message'],
    ],
  ])('with %s are refused', (_case, templates, faults) => {
    expect(templateFaults(templates)).toEqual(faults)
  })
})
