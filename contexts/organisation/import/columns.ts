import type { ImportColumn } from '#platform/imports/definition.ts'

export type UnitField =
  | 'region'
  | 'name'
  | 'shortName'
  | 'kind'
  | 'code'
  | 'line'
  | 'year'
  | 'amount'
  | 'migrants'
  | 'source'
  | 'leader'
  | 'leaderPhone'
  | 'liaison'
  | 'phone'

/** The columns of a table of units, with the headings that offices give them. */
export const unitColumns: readonly ImportColumn<UnitField>[] = [
  {
    field: 'name',
    name: { zh: '单位', en: 'Unit' },
    synonyms: [
      '单位名称',
      '名称',
      '部门',
      '单位全称',
      '镇街',
      '街镇',
      '街道镇',
      '镇、街道',
      'name',
    ],
    required: true,
    key: true,
  },
  {
    field: 'region',
    name: { zh: '地区', en: 'Region' },
    synonyms: ['所属地区', '所在地区', '所属街镇', '所在街镇', '所属镇街', '属地', '区县'],
  },
  {
    field: 'kind',
    name: { zh: '类型', en: 'Kind' },
    synonyms: ['单位类型', '单位性质', '性质', '类别', 'type'],
  },
  {
    field: 'line',
    name: { zh: '条线', en: 'Line' },
    synonyms: ['系统', '所属系统', '所属条线', '主管部门'],
  },
  {
    field: 'amount',
    name: { zh: '总人数', en: 'Head-count' },
    synonyms: [
      '人数',
      '职工人数',
      '在职人数',
      '职工总数',
      '员工人数',
      '单位人数',
      '人数基数',
      'headcount',
      'staff',
    ],
    summed: true,
  },
  {
    field: 'migrants',
    name: { zh: '外来务工暂住', en: 'Of these migrants' },
    synonyms: ['外来务工', '暂住人口', '外来人员', '其中外来', '外来务工人员', 'migrants'],
    summed: true,
  },
  { field: 'year', name: { zh: '年份', en: 'Year' }, synonyms: ['年度', '统计年份'] },
  { field: 'source', name: { zh: '人数来源', en: 'Source' }, synonyms: ['来源', '数据来源'] },
  { field: 'shortName', name: { zh: '简称', en: 'Short name' }, synonyms: ['单位简称'] },
  {
    field: 'code',
    name: { zh: '单位代码', en: 'Code' },
    synonyms: ['代码', '统一社会信用代码', '机构代码', '编码'],
  },
  {
    field: 'leader',
    name: { zh: '分管负责人', en: 'Leader in charge' },
    synonyms: ['分管领导', '负责人', '分管'],
  },
  {
    field: 'leaderPhone',
    name: { zh: '分管负责人电话', en: 'Leader’s phone' },
    synonyms: ['分管领导电话', '负责人电话'],
  },
  {
    field: 'liaison',
    name: { zh: '联络员', en: 'Liaison' },
    synonyms: ['联系人', '经办人', '联络人', 'contact'],
  },
  {
    field: 'phone',
    name: { zh: '联络员电话', en: 'Liaison’s phone' },
    synonyms: ['联系电话', '电话', '手机', '手机号', '联系方式', '联系人电话', 'phone'],
  },
]
