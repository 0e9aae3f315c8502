import { describe, expect, test } from 'vitest'
import { asProgramme } from '#platform/programme.ts'
import { useApplication } from '#test/served.ts'
import { newId } from '../id.ts'

const house = useApplication()

const region = newId()
const founded = () =>
  asProgramme(house.app, async (act) => {
    await act.tx
      .insertInto('organisation.region')
      .values({
        id: region,
        kind: 'district',
        name: '云河区',
        ancestors: [],
        beganOn: '2000-01-01' as never,
      })
      .execute()
    return { value: null } as never
  })

describe('Signing in', () => {
  test('an officer signs in and is known by role and region', async () => {
    await founded()
    const officer = await house.as('blood-office-officer', region)
    const { status, body } = await officer.get('/access/me')
    expect(status).toBe(200)
    expect(body.assignments).toEqual([
      { role: 'blood-office-officer', regionId: region, regionName: '云河区' },
    ])
  })
})
