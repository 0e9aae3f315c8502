import { describe, expect, test } from 'vitest'
import { type Entry, eventNames, tell, tellings } from './tell.ts'

const account = '01a20e4e-1719-7ee7-a87f-029c5bbaba03'
const region = '01a20e4e-0c45-790f-a33d-dd905623f71d'
const entry = (given: Partial<Entry>): Entry => ({
  id: 1,
  at: '2026-03-05T01:00:00.000Z',
  actor: null,
  actorName: null,
  kind: 'change',
  name: 'account.unlocked',
  subject: account,
  data: {},
  names: { [account]: '张明 zhang', [region]: '青浦区' },
  ...given,
})

describe('The record speaks', () => {
  test('of whom, what and where, by their names', () => {
    const said = tell(entry({ name: 'role.given', data: { role: 'liaison', regionId: region } }))
    expect(said).toEqual({
      zh: '授予 张明 zhang 联络员，范围 青浦区',
      en: 'Gave 张明 zhang the role of Liaison in 青浦区',
    })
  })

  test('by the end of the id where nobody knows a name', () => {
    expect(tell(entry({ names: {} })).zh).toBe('解除锁定：…5bbaba03')
  })

  test('of a reading of personal data, and of a name that it no longer knows', () => {
    expect(tell(entry({ kind: 'read', name: 'liaison.revealed' })).en).toContain('phone')
    expect(tell(entry({ name: 'of.old' })).zh).toBe('of.old')
  })

  test.each(eventNames)('%s is labelled in both languages', (name) => {
    expect(tellings[name].label.zh).toMatch(/\p{Script=Han}/u)
    expect(tellings[name].label.en).toMatch(/^[A-Z][^\p{Script=Han}]+$/u)
  })
})
