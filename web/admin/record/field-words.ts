import { headcountBasisWords, regionKindWords } from '#contexts/organisation/kind-words.ts'
import type { Text } from '#kernel/text.ts'
import { unitKindWords } from '#kernel/unit-kinds.ts'
import { roleWords } from '#platform/access/role-words.ts'

/** What a value that is one of a few is called; any other is shown as it is. */
export const valueWords: Readonly<Record<string, Text>> = {
  ...regionKindWords,
  ...unitKindWords,
  ...headcountBasisWords,
  ...roleWords,
  true: { zh: '是', en: 'yes' },
  false: { zh: '否', en: 'no' },
  stated: { zh: '已明确', en: 'stated' },
  pending: { zh: '待下达', en: 'pending' },
  reserve: { zh: '储备', en: 'reserve' },
  accepted: { zh: '已接受', en: 'accepted' },
  corrected: { zh: '已改正', en: 'corrected' },
  ignored: { zh: '已忽略', en: 'ignored' },
  self: { zh: '本人', en: 'themselves' },
  administrator: { zh: '管理员', en: 'administrator' },
}

const words: Readonly<Record<string, Text>> = {
  name: { zh: '名称', en: 'Name' },
  shortName: { zh: '简称', en: 'Short name' },
  kind: { zh: '类型', en: 'Kind' },
  code: { zh: '代码', en: 'Code' },
  login: { zh: '账号', en: 'Login' },
  role: { zh: '岗位', en: 'Role' },
  regionId: { zh: '地区', en: 'Region' },
  parentId: { zh: '上级', en: 'Above it' },
  unitId: { zh: '单位', en: 'Unit' },
  lineId: { zh: '条线', en: 'Line' },
  on: { zh: '日期', en: 'Day' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  fromDay: { zh: '从', en: 'From' },
  toDay: { zh: '到', en: 'To' },
  effectiveOn: { zh: '生效日期', en: 'Effective on' },
  statedOn: { zh: '填报日期', en: 'Stated on' },
  year: { zh: '年度', en: 'Year' },
  amount: { zh: '数量', en: 'Amount' },
  migrants: { zh: '其中外来务工、暂住', en: 'Migrants among them' },
  basis: { zh: '人数口径', en: 'Basis' },
  ratio: { zh: '比例', en: 'Ratio' },
  citation: { zh: '依据', en: 'Citation' },
  source: { zh: '来源', en: 'Source' },
  reason: { zh: '原因', en: 'Reason' },
  status: { zh: '状态', en: 'Status' },
  note: { zh: '备注', en: 'Note' },
  label: { zh: '名称', en: 'Label' },
  area: { zh: '片区', en: 'Area' },
  text: { zh: '原文', en: 'As written' },
  item: { zh: '项目', en: 'Item' },
  choice: { zh: '决定', en: 'Decision' },
  value: { zh: '值', en: 'Value' },
  revision: { zh: '版次', en: 'Revision' },
  documentNumber: { zh: '文号', en: 'Document number' },
  file: { zh: '文件', en: 'File' },
  size: { zh: '字节数', en: 'Bytes' },
  sha256: { zh: '摘要', en: 'Hash' },
  rows: { zh: '行数', en: 'Rows' },
  batch: { zh: '批次', en: 'Batch' },
  counts: { zh: '行数', en: 'Counts' },
  device: { zh: '设备', en: 'Device' },
  address: { zh: '地址', en: 'Address' },
  secondFactor: { zh: '第二步验证', en: 'Second step' },
  by: { zh: '由', en: 'By' },
  why: { zh: '缘由', en: 'Why' },
  cause: { zh: '缘由', en: 'Cause' },
  approved: { zh: '批准', en: 'Approved' },
  count: { zh: '个数', en: 'Count' },
  left: { zh: '剩余', en: 'Left' },
  seals: { zh: '封存', en: 'Seals' },
  entries: { zh: '记录', en: 'Entries' },
  fault: { zh: '问题', en: 'Fault' },
  into: { zh: '成为', en: 'Into' },
}

/** What a field of the record is called; inner fields by their path, unknown ones as they are. */
export function fieldName(path: string): Text {
  const parts = path.split('.').map((part) => words[part] ?? { zh: part, en: part })
  return {
    zh: parts.map(({ zh }) => zh).join(' · '),
    en: parts.map(({ en }) => en).join(' · '),
  }
}
