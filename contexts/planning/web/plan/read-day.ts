import { type Day, findDay } from '#kernel/days.ts'

/** The day that somebody wrote: 2020-07-01, 2020.7.1, ２０２０／７／１, 2020年7月1日. */
export function readDay(text: string): Day | undefined {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC').trim())
  return parts === null ? undefined : findDay(+parts[1]!, +parts[2]!, +parts[3]!)
}
