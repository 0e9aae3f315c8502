import type { Text } from '#kernel/text.ts'
import type { State } from './life.ts'

/** The states as people read them. */
export const stateNames: Readonly<Record<State, Text>> = {
  open: { zh: '未上报', en: 'not reported' },
  submitted: { zh: '已上报', en: 'submitted' },
  returned: { zh: '已退回', en: 'returned' },
  accepted: { zh: '已审核', en: 'accepted' },
  locked: { zh: '已锁定', en: 'locked' },
  reopened: { zh: '已重开', en: 'reopened' },
  superseded: { zh: '已被替代', en: 'superseded' },
}
