import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, convert, quantity, sum, units, wholeBloodToRenfen } from './blood.ts'
import { day } from './days.ts'

const on = day('2020-06-01')

describe('Amounts of two units never meet', () => {
  test('the compiler refuses 人 added to 人份, and so does the programme', () => {
    const renfen = quantity(11_173, 'renfen')
    const persons = quantity(1_180, 'person')
    // @ts-expect-error a person is not 200 mL of blood
    expect(() => add(renfen, persons)).toThrow('cannot add person to renfen')
  })

  test('no pair of different units can be added', () => {
    const unit = fc.constantFrom(...units)
    fc.assert(
      fc.property(unit, unit, fc.nat(), fc.nat(), (a, b, x, y) => {
        const both = () => add(quantity(x, a), quantity(y, b))
        if (a === b) expect(both()).toEqual({ amount: x + y, unit: a })
        else expect(both).toThrow(TypeError)
      }),
    )
  })

  test('an empty sum is nothing of the unit named', () => {
    expect(sum('U', [])).toEqual({ amount: 0, unit: 'U' })
  })
})

describe('人份: one is 200 mL of whole blood', () => {
  test.each([
    [200, 1],
    [300, 1.5],
    [400, 2],
  ])('%i mL are %d 人份', (mL, renfen) => {
    expect(convert(quantity(mL, 'mL'), wholeBloodToRenfen, on)).toEqual(quantity(renfen, 'renfen'))
  })

  test('a rule converts only what it is made for', () => {
    expect(() => convert(quantity(1, 'dose'), wholeBloodToRenfen, on)).toThrow(TypeError)
  })

  test('before the law there was no rule', () => {
    expect(() => convert(quantity(200, 'mL'), wholeBloodToRenfen, day('1998-09-30'))).toThrow(
      'no rule was in force',
    )
  })
})
