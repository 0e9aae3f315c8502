import type { EventName } from '#kernel/events.ts'
import { nameIn, plainly, type Telling, text } from './told.ts'

type ArrangingEvent = Extract<
  EventName,
  `season.${string}` | `wish.${string}` | `arrangement.${string}`
>

/** How the record tells of seasons, wishes and proposals for the year. */
export const eventsOfArranging: { readonly [Name in ArrangingEvent]: Telling<Name> } = {
  'season.proposed': plainly(text('提出季节规则', 'Season proposed'), ({ after }) => nameIn(after)),
  'season.approved': plainly(text('批准季节规则', 'Season approved'), ({ name }) => name),
  'season.refused': plainly(
    text('没有批准季节规则', 'Season refused'),
    ({ name, reason }) => `${name} ${reason || '--'}`,
  ),
  'wish.stated': plainly(
    text('登记单位意愿', 'Wish of a unit stated'),
    ({ unitId, from, to }, _subject, named) => `${named(unitId)} ${from} ~ ${to}`,
  ),
  'wish.withdrawn': plainly(
    text('撤回单位意愿', 'Wish of a unit withdrawn'),
    ({ unitId, from, to }, _subject, named) => `${named(unitId)} ${from} ~ ${to}`,
  ),
  'arrangement.begun': {
    label: text('开始编排', 'Arranging begun'),
    says: ({ beside }) =>
      text(
        beside === 0 ? '开始编排全年' : `开始编排全年，同时还有 ${beside} 次编排在进行`,
        beside === 0
          ? 'Began to arrange the year'
          : `Began to arrange the year, beside ${beside} under way`,
      ),
  },
  'arrangement.cancelled': {
    label: text('取消编排', 'Arranging cancelled'),
    says: () => text('取消编排', 'Cancelled the arranging'),
  },
  'arrangement.accepted': {
    label: text('采纳编排', 'Arrangement accepted'),
    says: ({ items, of }) =>
      text(`采纳编排 ${items}/${of} 项`, `Accepted ${items} of ${of} items of an arrangement`),
  },
}
