import type { Text } from '#kernel/text.ts'

/** The five fields of cron in words, for the few shapes that a timetable needs; others as they are. */
export function inWords(cron: string): Text {
  const [minute = '', hour = '', ofMonth, month, weekday] = cron.split(' ')
  const daily = ofMonth === '*' && month === '*' && weekday === '*'
  if (daily && isNumber(minute) && isNumber(hour)) {
    const at = `${two(hour)}:${two(minute)}`
    return { zh: `每天 ${at}`, en: `every day at ${at}` }
  }
  if (daily && isNumber(minute) && hour === '*') {
    return { zh: `每小时第 ${+minute} 分`, en: `every hour at :${two(minute)}` }
  }
  if (daily && minute === '*' && hour === '*') return { zh: '每分钟', en: 'every minute' }
  const every = /^\*\/(\d+)$/.exec(minute)
  if (daily && every !== null && hour === '*') {
    return { zh: `每 ${every[1]} 分钟`, en: `every ${every[1]} minutes` }
  }
  return { zh: cron, en: cron }
}

const isNumber = (text: string): boolean => /^\d+$/.test(text)
const two = (text: string): string => text.padStart(2, '0')
