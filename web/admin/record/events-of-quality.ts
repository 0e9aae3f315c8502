import type { State } from '#contexts/planning/periods/rules/life.ts'
import { stateNames } from '#contexts/planning/periods/rules/state-names.ts'
import type { EventName } from '#kernel/events.ts'
import { plainly, type Telling, text } from './told.ts'

type QualityEvent = Extract<
  EventName,
  `period.${string}` | `quality.${string}` | `finding.${string}` | `timeliness.${string}`
>

/** How the record tells of periods of reporting, and of what is doubtful about figures. */
export const eventsOfQuality: { readonly [Name in QualityEvent]: Telling<Name> } = {
  'period.step': {
    label: text('报告期办理', 'Step of a period of reporting'),
    says: ({ state, reason }) => {
      const name = stateNames[state as State]
      return text(
        [`报告期${name.zh}`, reason ?? ''].filter(Boolean).join('：'),
        [`The period is ${name.en}`, reason ?? ''].filter(Boolean).join(': '),
      )
    },
  },
  'quality.judged': {
    label: text('检查数据质量', 'Figures judged'),
    says: ({ year, found, vanished }) =>
      text(
        `检查 ${year} 年数据：存疑 ${found} 项，自行消除 ${vanished} 项`,
        `Judged the figures of ${year}: ${found} doubtful, ${vanished} no longer so`,
      ),
  },
  'finding.step': plainly(text('存疑数据的处理', 'Follow-up of a doubtful figure'), (data) =>
    [data.action, data.state, data.reason ?? ''].filter(Boolean).join('，'),
  ),
  'timeliness.proposed': plainly(text('提出及时性要求', 'Timeliness proposed'), () => ''),
  'timeliness.approved': {
    label: text('批准及时性要求', 'Timeliness approved'),
    says: ({ days, from }) =>
      text(
        `自 ${from} 起，采集后 ${days} 日内报到`,
        `From ${from}, within ${days} days of collection`,
      ),
  },
  'timeliness.refused': plainly(
    text('不批准及时性要求', 'Timeliness refused'),
    ({ reason }) => reason,
  ),
}
