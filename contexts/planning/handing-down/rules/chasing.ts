import type { Day } from '#kernel/days.ts'
import { workingDaysAfter } from '#kernel/working-days.ts'

/** The steps of reminding, the mildest first, and to whom each goes. */
export const rungs = [
  { rung: 'soon', workingDays: -3, to: 'liaison' },
  { rung: 'due', workingDays: 0, to: 'liaison' },
  { rung: 'over', workingDays: 1, to: 'liaison' },
  { rung: 'leader', workingDays: 3, to: 'leader' },
  { rung: 'officer', workingDays: 5, to: 'officer' },
] as const

export type Rung = (typeof rungs)[number]['rung']

/** The day of a rung: working days before or after the due day. */
export const dayOfRung = (rung: Rung, due: Day): Day => {
  const { workingDays } = rungs.find((one) => one.rung === rung)!
  return workingDays === 0 ? due : workingDaysAfter(due, workingDays)
}

/**
 * The one reminder due today: the highest rung whose day has come, unless it or a higher one was sent.
 * What a stopped machine has missed is not sent afterwards, so that nobody gets five at once; and what
 * was asked for only after a rung's day does not begin with it.
 */
export function rungFor(
  { askedOn, dueOn, sent }: { askedOn: Day; dueOn: Day; sent: readonly string[] },
  today: Day,
): Rung | undefined {
  const come = rungs.filter(({ rung }) => {
    const day = dayOfRung(rung, dueOn)
    return day <= today && day > askedOn
  })
  const highest = come.at(-1)
  if (highest === undefined) return undefined
  const from = rungs.indexOf(highest)
  return rungs.slice(from).some(({ rung }) => sent.includes(rung)) ? undefined : highest.rung
}
