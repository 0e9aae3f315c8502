import type { EventName } from '#kernel/events.ts'
import { nameIn, plainly, type Telling, text } from './told.ts'

type OrganisationEvent = Extract<
  EventName,
  | `region.${string}`
  | `unit.${string}`
  | `line.${string}`
  | `headcount.${string}`
  | `population.${string}`
  | `liaison.${string}`
  | `import.${string}`
>

/** How the record tells of regions, units and those who answer for them. */
export const eventsOfOrganisation: { readonly [Name in OrganisationEvent]: Telling<Name> } = {
  'region.founded': plainly(
    text('设立地区', 'Region founded'),
    ({ after, on }) => `${nameIn(after)} ${on}`,
  ),
  'region.renamed': plainly(
    text('地区更名', 'Region renamed'),
    ({ before, after, on }) => `${nameIn(before)} → ${nameIn(after)} ${on}`,
  ),
  'region.merged': {
    label: text('地区合并', 'Region merged'),
    says: ({ into, on }, id, named) =>
      text(
        `${named(id)} 自 ${on} 并入 ${named(into)}`,
        `${named(id)} merged into ${named(into)} on ${on}`,
      ),
  },
  'region.split': {
    label: text('地区拆分', 'Region split'),
    says: ({ into, on }, id, named) =>
      text(
        `${named(id)} 自 ${on} 拆分为 ${into.map(named).join('、')}`,
        `${named(id)} split on ${on} into ${into.map(named).join(', ')}`,
      ),
  },
  'region.moved': {
    label: text('调整地区隶属', 'Region moved'),
    says: ({ on }, id, named) =>
      text(`${named(id)} 自 ${on} 调整隶属`, `${named(id)} placed elsewhere from ${on}`),
  },
  'unit.founded': plainly(
    text('登记单位', 'Unit founded'),
    ({ after, on }) => `${nameIn(after)} ${on}`,
  ),
  'unit.renamed': plainly(
    text('单位更名', 'Unit renamed'),
    ({ before, after, on }) => `${nameIn(before)} → ${nameIn(after)} ${on}`,
  ),
  'unit.merged': {
    label: text('单位合并', 'Unit merged'),
    says: ({ into, on }, id, named) =>
      text(
        `单位 ${named(id)} 自 ${on} 并入 ${named(into)}`,
        `Unit ${named(id)} merged into ${named(into)} on ${on}`,
      ),
  },
  'unit.split': {
    label: text('单位拆分', 'Unit split'),
    says: ({ into, on }, id, named) =>
      text(
        `单位 ${named(id)} 自 ${on} 拆分为 ${into.length} 个`,
        `Unit ${named(id)} split on ${on} into ${into.length}`,
      ),
  },
  'unit.closed': {
    label: text('撤销单位', 'Unit closed'),
    says: ({ on }, id, named) =>
      text(`单位 ${named(id)} 自 ${on} 撤销`, `Unit ${named(id)} closed on ${on}`),
  },
  'unit.corrected': {
    label: text('更正单位登记', 'Unit corrected'),
    says: (_, id, named) =>
      text(
        `更正单位 ${named(id)} 的类型、简称或代码`,
        `Corrected kind, short name or code of unit ${named(id)}`,
      ),
  },
  'unit.moved': {
    label: text('单位调整地区', 'Unit moved'),
    says: ({ on }, id, named) =>
      text(`单位 ${named(id)} 自 ${on} 调整所在地区`, `Unit ${named(id)} moved from ${on}`),
  },
  'line.founded': plainly(text('设立条线', 'Line founded'), ({ after }) => nameIn(after)),
  'unit.lined': {
    label: text('调整条线', 'Lines of a unit changed'),
    says: ({ on }, id, named) =>
      text(
        `自 ${on} 调整单位 ${named(id)} 的条线`,
        `Changed the lines of unit ${named(id)} from ${on}`,
      ),
  },
  'headcount.stated': {
    label: text('填报人数', 'Head-count stated'),
    says: ({ year }, id, named) =>
      text(
        `填报单位 ${named(id)} ${year} 年人数`,
        `Stated the head-count of unit ${named(id)} for ${year}`,
      ),
  },
  'population.stated': {
    label: text('填报常住人口', 'Population stated'),
    says: ({ year }, id, named) =>
      text(
        `填报地区 ${named(id)} ${year} 年常住人口`,
        `Stated the resident population of region ${named(id)} for ${year}`,
      ),
  },
  'liaison.named': {
    label: text('指定联络员', 'Liaison named'),
    says: ({ role, from }) =>
      text(
        `指定${role === 'leader' ? '分管负责人' : '联络员'}，自 ${from}`,
        `Named a ${role === 'leader' ? 'leader' : 'liaison'} from ${from}`,
      ),
  },
  'liaison.ended': {
    label: text('联络员到期', 'Liaison’s time ended'),
    says: ({ on }) => text(`联络员任期到 ${on} 为止`, `A liaison’s time ended on ${on}`),
  },
  'liaison.handed-over': {
    label: text('移交联络员', 'Liaison handed over'),
    says: ({ on }) => text(`联络员自 ${on} 起移交`, `A liaison’s work was handed over from ${on}`),
  },
  'liaison.confirmed': {
    label: text('联络员本人确认', 'Liaison confirmed'),
    says: () => text('联络员本人确认登记', 'A liaison confirmed to be the one'),
  },
  'liaison.unreachable': {
    label: text('标记联络员能否联系', 'Liaison reachable or not'),
    says: ({ reason }) =>
      reason === null
        ? text('联络员又能联系上', 'A liaison can be reached again')
        : text(`联络员联系不上：${reason}`, `A liaison cannot be reached: ${reason}`),
  },
  'liaison.deadline-set': {
    label: text('设定报送期限', 'Deadline for liaisons set'),
    says: ({ year, dueOn }) =>
      text(`${year} 年联络员 ${dueOn} 前报送`, `Liaisons for ${year} by ${dueOn}`),
  },
  'import.done': {
    label: text('导入表格', 'Table imported'),
    says: ({ file, counts }) => {
      const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
      return text(`导入“${file}”，共 ${rows} 行`, `Imported “${file}”, ${rows} rows`)
    },
  },
  'import.reverted': plainly(text('撤回导入', 'Import taken back'), ({ reason }) => reason),
}
