import type { EventName } from '#kernel/events.ts'
import { nameIn, plainly, type Telling, text } from './told.ts'

type ResourceEvent = Extract<EventName, `resource.${string}` | `site.${string}`>

/** How the record tells of teams, vehicles, sites and venues. */
export const eventsOfResources: { readonly [Name in ResourceEvent]: Telling<Name> } = {
  'resource.founded': plainly(
    text('登记班组、车辆或场地', 'Team, vehicle or place founded'),
    ({ after, on }) => `${nameIn(after)} ${on}`,
  ),
  'resource.changed': plainly(
    text('修改班组、车辆或场地', 'Team, vehicle or place changed'),
    ({ before, after }) => `${nameIn(before)} → ${nameIn(after)}`,
  ),
  'resource.terms-stated': plainly(
    text('登记时间和能力', 'Hours and capacity stated'),
    ({ after, on }) => `${nameIn(after)} ${on}`,
  ),
  'resource.ended': plainly(
    text('停用班组、车辆或场地', 'Team, vehicle or place ended'),
    ({ name, on }) => `${name} ${on}`,
  ),
  'resource.absent': plainly(
    text('登记停用日期', 'Absence stated'),
    ({ name, from, to }) => `${name} ${from} ~ ${to}`,
  ),
  'resource.absence-withdrawn': plainly(
    text('撤回停用日期', 'Absence withdrawn'),
    ({ from, to }) => `${from} ~ ${to}`,
  ),
  'site.assessed': plainly(
    text('核验场地条件', 'Place assessed'),
    ({ name, on, until }) => `${name} ${on}${until === null ? '' : ` ~ ${until}`}`,
  ),
}
