import type { Unit } from './blood.ts'
import type { Text } from './text.ts'

/** What a unit is called beside a figure. */
export const unitNames: Readonly<Record<Unit, Text>> = {
  renfen: { zh: '人份', en: 'units' },
  person: { zh: '人', en: 'people' },
  visit: { zh: '人次', en: 'visits' },
  U: { zh: 'U', en: 'U' },
  mL: { zh: 'mL', en: 'mL' },
  dose: { zh: '治疗量', en: 'doses' },
  bag: { zh: '袋', en: 'bags' },
  unknown: { zh: '单位未载', en: 'unit not stated' },
}

/** What a unit counts, as the 口径 of a figure: 人份(200 mL). */
export const basisNames: Readonly<Record<Unit, Text>> = {
  ...unitNames,
  renfen: { zh: '人份(200 mL)', en: 'donation units (200 mL)' },
}

/** What each unit counts, as the glossary has it. */
export const definitions: Readonly<Record<Unit, Text>> = {
  renfen: {
    zh: '每 200 毫升全血计 1 人份，400 毫升计 2 人份。与人数、人次不相加。',
    en: 'One unit is 200 mL of whole blood; 400 mL counts two. Never added to people or visits.',
  },
  person: {
    zh: '人数，同一人只计一次。与人份、人次不相加。',
    en: 'People, each counted once. Never added to units or visits.',
  },
  visit: {
    zh: '献血一次计 1 人次，不论献血量。与人份不相加。',
    en: 'One visit whatever the volume. Never added to units.',
  },
  U: {
    zh: '由 200 毫升全血制备的成分为 1 单位，以 0.5 为一档。',
    en: 'A component made from 200 mL of whole blood is 1 U, in steps of one half.',
  },
  mL: { zh: '毫升，按实际采集或发出的体积。', en: 'Millilitres as collected or issued.' },
  dose: {
    zh: '机采血小板的治疗量，可计 0.5。折合其他口径时须写明用途。',
    en: 'Doses of apheresis platelets, halves allowed. A conversion names its purpose.',
  },
  bag: { zh: '血袋数，不论体积。', en: 'Bags whatever their volume.' },
  unknown: {
    zh: '来源没有写明口径，不与其他口径相加。',
    en: 'The source does not state the unit; it is added to nothing.',
  },
}
