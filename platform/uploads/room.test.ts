import { describe, expect, test } from 'vitest'
import { roomFor } from './room.ts'

describe('Room for files on their way', () => {
  test('is never given out twice, and comes back after a failure too', async () => {
    const within = roomFor(10)
    let used = 0
    let most = 0
    const work = (bytes: number) =>
      within(bytes, async () => {
        used += bytes
        most = Math.max(most, used)
        await new Promise((done) => setTimeout(done, 1))
        used -= bytes
        if (bytes === 7) throw new Error('broken off')
      })
    const sizes = [3, 7, 10, 1, 7, 2, 4, 10, 6]
    const ended = await Promise.allSettled(sizes.map(work))
    expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(2)
    expect(most).toBe(10)
    await work(10)
  })

  test('is all there is for one that wants more', async () => {
    const within = roomFor(10)
    expect(await within(50, async () => 'done')).toBe('done')
  })

  test('is given in the order of asking', async () => {
    const within = roomFor(10)
    const order: number[] = []
    await Promise.all([9, 8, 1].map((bytes) => within(bytes, async () => order.push(bytes))))
    expect(order).toEqual([9, 8, 1])
  })
})
