import { describe, expect, test } from 'vitest'
import { type Counts, type ShownCounts, shownLive, shownOutside } from './small-cells.ts'

const bound = 3
const made = (part: Partial<Counts>): Counts => {
  const all = { deferred: 0, walkedOut: 0, qns: 0, visits: 20, firstTime: 6, renfen: 30, ...part }
  const registered = all.deferred + all.walkedOut + all.qns + all.visits
  return { arrived: registered, registered, ...all, ...part }
}

describe('Outside the station', () => {
  test('large counts are shown as they are', () => {
    const counts = made({ deferred: 5, walkedOut: 3, qns: 4 })
    expect(shownOutside(counts, bound)).toEqual({ ...counts, withoutDonation: 12 })
  })

  test.each([1, 2])('%i deferred is less than 3, and nothing gives it away', (deferred) => {
    const shown = shownOutside(made({ deferred }), bound)
    expect(shown).toMatchObject({
      ...{ deferred: 'withheld', walkedOut: 'withheld', qns: 'withheld' },
      ...{ withoutDonation: 'few', arrived: 'withheld', registered: 'withheld', visits: 20 },
    })
  })

  test('one small reason hides the others, not their sum', () => {
    const shown = shownOutside(made({ deferred: 7, qns: 1 }), bound)
    expect(shown).toMatchObject({ deferred: 'withheld', qns: 'withheld', withoutDonation: 8 })
  })

  test('few donors or few first ones are not told either', () => {
    expect(shownOutside(made({ visits: 2, firstTime: 1, renfen: 3 }), bound)).toMatchObject({
      ...{ visits: 'few', firstTime: 'few', renfen: 'withheld', registered: 'withheld' },
    })
    expect(shownOutside(made({ firstTime: 19 }), bound).firstTime).toBe('withheld')
  })

  test('while it is on, donated and deferred look alike', () => {
    const live = shownLive(made({ deferred: 1, visits: 5, firstTime: 0, renfen: 8, arrived: 9 }))
    expect(live).toEqual({ arrived: 9, done: 6, waiting: 3 })
  })
})

/** Every drive of a few people, and which of them look the same from outside. */
const small: Counts[] = []
for (let deferred = 0; deferred <= 5; deferred++)
  for (let walkedOut = 0; walkedOut <= 4; walkedOut++)
    for (let qns = 0; qns <= 4; qns++)
      for (const visits of [0, 1, 2, 3, 8])
        for (const away of [0, 1, 4]) {
          const registered = deferred + walkedOut + qns + visits
          small.push({
            ...{ deferred, walkedOut, qns, visits, firstTime: 0, renfen: visits },
            ...{ registered, arrived: registered + away },
          })
        }

/** Cells from 1 to bound - 1 that whoever sees the answer can work out exactly. */
function givenAway(show: (counts: Counts) => unknown): string[] {
  const alike = Map.groupBy(small, (counts) => JSON.stringify(show(counts)))
  return [...alike].flatMap(([seen, all]) =>
    (['deferred', 'walkedOut', 'qns'] as const).flatMap((cell) => {
      const values = new Set(all.map((counts) => counts[cell]))
      const [only] = [...values]
      return values.size === 1 && only! > 0 && only! < bound ? [`${cell}=${only} of ${seen}`] : []
    }),
  )
}

describe('No small cell can be worked out', () => {
  test('from any answer about any drive of a few people', () => {
    expect(small.length).toBeGreaterThan(2000)
    expect(givenAway((counts) => shownOutside(counts, bound))).toEqual([])
  })

  test('which a hiding of the small cells alone would not keep', () => {
    const careless = (counts: Counts): ShownCounts =>
      Object.fromEntries(
        Object.entries(counts).map(([name, n]) => [name, n > 0 && n < bound ? 'few' : n]),
      ) as unknown as ShownCounts
    expect(givenAway(careless).length).toBeGreaterThan(10)
  })
})
