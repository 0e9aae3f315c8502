import type { Act } from './law.ts'
import type { Text } from './text.ts'

/** What an act is called where people read it. */
export const actWords: Readonly<Record<Act, Text>> = {
  'Blood Donation Law': { zh: '《献血法》', en: 'Blood Donation Law' },
  'Regional donation notices': {
    zh: '地方无偿献血工作通知',
    en: 'Regional donation notices',
  },
  'National notice 2019-21': {
    zh: '国卫办医发〔2019〕21号',
    en: 'National notice 2019-21',
  },
  'Shanghai Blood Donation Regulations': {
    zh: '《上海市献血条例》',
    en: 'Shanghai Blood Donation Regulations',
  },
  'Personal Information Protection Law': {
    zh: '《个人信息保护法》',
    en: 'Personal Information Protection Law',
  },
  'GB-T 22239-2019': { zh: 'GB/T 22239-2019', en: 'GB/T 22239-2019' },
  'GB-T 9704-2012': { zh: 'GB/T 9704-2012', en: 'GB/T 9704-2012' },
}
