import { expect, test } from 'vitest'
import { beginnings } from './new-year.ts'

const plan = (year: number, state: 'draft' | 'issued', revision = 1) => ({
  regionId: 'qp',
  year,
  state,
  revision,
})

test('a year begins from the last issued one, also while a revision of it is open', () => {
  const plans = [plan(2022, 'draft'), plan(2021, 'draft', 2), plan(2020, 'issued')]
  expect(beginnings(plans, 'qp', 2020)).toMatchObject({ issued: [2021, 2020], next: 2023 })
})

test('without any plan the year is the one we are in, and there is no structure', () => {
  expect(beginnings([plan(2020, 'issued')], 'cn', 2026)).toMatchObject({ issued: [], next: 2026 })
})
