import type { EventName } from '#kernel/events.ts'
import { plainly, type Telling, text } from './told.ts'

type DriveEvent = Extract<
  EventName,
  `drive.${string}` | `drive-policy.${string}` | `support.${string}`
>

/** How the record tells of group drives and of what units give for them. */
export const eventsOfDrives: { readonly [Name in DriveEvent]: Telling<Name> } = {
  'drive.requested': {
    label: text('申请团体活动', 'Group drive asked for'),
    says: ({ unitId, projection, from, to }, _id, named) =>
      text(
        `为 ${named(unitId)} 申请团体活动，${from} ~ ${to}，预计 ${projection} 人份`,
        `Asked for a group drive of ${named(unitId)}, ${from} ~ ${to}, ${projection} units`,
      ),
  },
  'drive.step': plainly(
    text('团体活动办理', 'Step of a group drive'),
    ({ action, side, state, reason }) =>
      [action, side, state, reason ?? ''].filter(Boolean).join('，'),
  ),
  'drive.changed': plainly(text('团体活动变更', 'Group drive changed'), ({ reason }) => reason),
  'drive-policy.proposed': {
    label: text('提出团体活动规定', 'Number for drives proposed'),
    says: () => text('提出团体活动规定', 'Proposed a number for group drives'),
  },
  'drive-policy.decided': {
    label: text('核定团体活动规定', 'Number for drives decided'),
    says: ({ approved }) =>
      text(
        approved ? '批准团体活动规定' : '不同意团体活动规定',
        approved ? 'Approved a number for group drives' : 'Refused a number for group drives',
      ),
  },
  'support.declared': {
    label: text('登记补贴与假期', 'Support declared'),
    says: ({ year, flags }, id, named) =>
      text(
        `登记 ${named(id)} ${year} 年的补贴与假期${flags === 0 ? '' : '，需核实'}`,
        `Declared support of ${named(id)} for ${year}${flags === 0 ? '' : ', to be looked at'}`,
      ),
  },
}
