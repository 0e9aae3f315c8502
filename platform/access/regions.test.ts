import { expect, test } from 'vitest'
import { useApplication } from '#test/served.ts'
import { region } from './given.ts'
import { inTreeOrder } from './regions.ts'

const house = useApplication()

test('each region stands after the one it lies in, as deep as it lies', () => {
  const order = inTreeOrder([
    { id: 'town', name: '白鹤镇', parentId: 'district' },
    { id: 'district', name: '青浦区', parentId: 'city' },
    { id: 'other', name: '长宁区', parentId: 'city' },
    { id: 'city', name: '上海市', parentId: 'country out of reach' },
  ])
  expect(order.map(({ id, depth }) => [id, depth])).toEqual([
    ['city', 0],
    ['district', 1],
    ['town', 2],
    ['other', 1],
  ])
})

test('an administrator chooses among the regions of its reach and no others', async () => {
  const district = await region(house.app)
  const town = await region(house.app, district)
  await region(house.app)
  const security = await house.as('security-administrator', district)
  const { status, body } = await security.get('/access/regions')
  expect(status).toBe(200)
  expect(body.map(({ id, depth }: { id: string; depth: number }) => [id, depth])).toEqual([
    [district, 0],
    [town, 1],
  ])
})
