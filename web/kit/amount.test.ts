import { expect, test } from 'vitest'
import { readAmount } from './amount.ts'

test.each([
  ['455', 455],
  [' 1,066 ', 1066],
  ['１２', 12],
  ['１，０６６人份', 1066],
  ['0', 0],
  ['9007199254740991', 9007199254740991],
])('“%s” is an amount', (text, amount) => {
  expect(readAmount(text)).toEqual({ is: 'amount', amount })
})

test.each(['', '  ', '—', '--'])('“%s” is blank, not zero', (text) => {
  expect(readAmount(text)).toEqual({ is: 'blank' })
})

test.each(['3.10E+17', '-5', '1.5', '四百', '9007199254740992', '=1+1'])(
  '“%s” is not an amount',
  (text) => {
    expect(readAmount(text)).toEqual({ is: 'not-an-amount' })
  },
)
