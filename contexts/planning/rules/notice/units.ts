import type { Unit } from '#kernel/blood.ts'

/** The words that name a unit right after a number, longest first. */
export const unitWords =
  '(?:个)?(?:人份|人次|治疗量|治疗单位|毫升|[mM][lL]|单位|[uU](?![a-zA-Z])|袋|人(?![份次均口民员群])|名)'

/** The unit that a word after a number means. */
export function unitOfWord(word: string): Unit {
  const name = word.replace(/^个/, '').toLowerCase()
  return byWord.get(name) ?? 'unknown'
}

/** The unit that a heading states: 任务数(人份), 单位:毫升, 献血人数. */
export function unitOfHeading(heading: string): Unit | null {
  const stated = /[([:]([^()[\]]{1,12})[)\]]?$/.exec(heading)?.[1]
  if (stated !== undefined) {
    const unit = byWord.get(stated.replace(/^(?:单位)?:?个?/, '').toLowerCase())
    if (unit !== undefined) return unit
    const perPerson = /(?:\/|每)(人份|人次|人|名)/.exec(stated)?.[1]
    if (perPerson !== undefined) return unitOfWord(perPerson)
  }
  if (/人份/.test(heading)) return 'renfen'
  if (/人次/.test(heading)) return 'visit'
  if (/治疗(?:量|单位)/.test(heading)) return 'dose'
  if (/毫升|\bml\b/i.test(heading)) return 'mL'
  if (/人数|人头/.test(heading)) return 'person'
  if (/袋数/.test(heading)) return 'bag'
  return null
}

const byWord = new Map<string, Unit>([
  ['人份', 'renfen'],
  ['份', 'renfen'],
  ['人次', 'visit'],
  ['人', 'person'],
  ['名', 'person'],
  ['人数', 'person'],
  ['毫升', 'mL'],
  ['ml', 'mL'],
  ['单位', 'U'],
  ['u', 'U'],
  ['治疗量', 'dose'],
  ['治疗单位', 'dose'],
  ['袋', 'bag'],
])
