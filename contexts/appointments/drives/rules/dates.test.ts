import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { type Crew, type DayFacts, enough, verdicts } from './dates.ts'

const crew = (id: string, renfen: number): Crew => ({
  ...{ teamId: `T${id}`, vehicleId: `V${id}`, hours: 8, renfen },
})
const facts = (part: Partial<DayFacts> = {}): DayFacts => ({
  ...{ on: day('2027-03-02'), crews: [crew('1', 80)], taken: 0, venue: 'free', unknown: false },
  ...part,
})

describe('A day is offered', () => {
  test.each<[string, Partial<DayFacts>, number, string]>([
    ['where a crew collects the projection', {}, 80, 'free'],
    ['never where it collects one less', {}, 81, 'too-small'],
    ['never where nobody works, as on a holiday', { crews: [] }, 10, 'no-crew'],
    ['never where all stand for other drives', { crews: [], taken: 2 }, 10, 'all-taken'],
    ['never where the venue is taken', { venue: 'taken' }, 10, 'venue-taken'],
    ['never where the venue is not fit that day', { venue: 'unfit' }, 10, 'venue-unfit'],
  ])('%s', (_case, part, projection, is) => {
    expect(verdicts([facts(part)], projection)[0]!.is).toBe(is)
  })

  test('and marked where the holidays of its year are not announced', () => {
    expect(verdicts([facts({ unknown: true })], 10)[0]).toMatchObject({ is: 'free', unknown: true })
  })
})

describe('Crews for a projection', () => {
  test.each([
    [60, ['V2']],
    [90, ['V1']],
    [130, ['V1', 'V2']],
    [220, undefined],
  ])('of %i 人份 are the fewest, and no larger than needed', (projection, vehicles) => {
    const found = enough([crew('1', 100), crew('2', 60), crew('3', 50)], projection)
    expect(found?.map(({ vehicleId }) => vehicleId)).toEqual(vehicles)
  })

  test('suffice whenever all together would', () => {
    const crews = fc
      .array(fc.integer({ min: 1, max: 200 }), { maxLength: 6 })
      .map((sizes) => sizes.map((renfen, at) => crew(String(at), renfen)))
    fc.assert(
      fc.property(crews, fc.integer({ min: 1, max: 600 }), (all, projection) => {
        const total = (of: readonly Crew[]) => of.reduce((sum, { renfen }) => sum + renfen, 0)
        const found = enough(all, projection)
        expect(found !== undefined).toBe(total(all) >= projection)
        if (found !== undefined) expect(total(found)).toBeGreaterThanOrEqual(projection)
      }),
    )
  })
})
