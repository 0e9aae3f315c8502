import type { Unit } from '#kernel/blood.ts'
import type { Text } from '#kernel/text.ts'
import { basisNames, definitions, unitNames } from '#kernel/unit-words.ts'

/** 人 as sums over days can have it: who gives on two days counts on each. */
const personsByDay: Text = { zh: '人（按日计）', en: 'people, counted by day' }

/**
 * What a unit is called beside what was collected over many days. Tallies count the people of each
 * day and name none of them, so their sum is no number of different people, and does not say so.
 */
export const collectedNames: Readonly<Record<Unit, Text>> = {
  ...unitNames,
  person: personsByDay,
}

/** The 口径 of what was collected. */
export const collectedBasis: Readonly<Record<Unit, Text>> = { ...basisNames, person: personsByDay }

/** What it counts. */
export const collectedDefinitions: Readonly<Record<Unit, Text>> = {
  ...definitions,
  person: {
    zh: '目标按人下达。台账逐日记人数，不记姓名：同一人在一年中两次献血（《献血法》第九条，两次间隔不少于六个月），按日各计一次。与人份、人次不相加。',
    en: 'The target is in people. Tallies count the people of each day and name nobody: who gives twice in a year (Blood Donation Law, art. 9: at least six months apart) counts on each day. Never added to units or visits.',
  },
}
