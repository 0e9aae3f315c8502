import type { Text } from '#kernel/text.ts'

/** What the judgement of a row says. */
export const says = {
  noSuchRegion: { zh: '本地区没有这个下级地区', en: 'a region within this one' },
  severalRegions: { zh: '有几个地区叫这个名字', en: 'one region: several bear this name' },
  fixRegion: {
    zh: '请改成已有的街镇名称，或先建立这个地区',
    en: 'write the name of an existing town, or found the region first',
  },
  noPlaceFor: (kind: Text, region: string): Text => ({
    zh: `“${region}”之下不能设${kind.zh}`,
    en: `“${region}” holds no ${kind.en.toLowerCase()}`,
  }),
  otherKind: { zh: '请改类型，或改地区', en: 'choose another kind or region' },
  isOfKind: (name: string, kind: Text): Text => ({
    zh: `“${name}”已登记为${kind.zh}`,
    en: `“${name}” is registered as ${kind.en.toLowerCase()}`,
  }),
  settleKind: {
    zh: '请核对类型；若文件有误，请改这一格',
    en: 'check which is right; if the file is wrong, correct the cell',
  },
  kindGuessed: (kind: Text): Text => ({
    zh: `文件没有写类型，按名称定为${kind.zh}`,
    en: `the file states no kind; by its name: ${kind.en.toLowerCase()}`,
  }),
  founds: (kind: Text, region: string, amount: number | null): Text => ({
    zh: `在${region}新建${kind.zh}${amount === null ? '' : `，${amount}人`}`,
    en: `founded in ${region}: ${kind.en.toLowerCase()}${amount === null ? '' : `, ${amount} people`}`,
  }),
  changes: (
    count: { readonly from: number | null; readonly to: number } | null,
    lines: readonly string[],
    people: number,
  ): Text => {
    const from = count?.from ?? null
    const zh = [
      ...(count === null ? [] : [`人数 ${from ?? '未填'} → ${count.to}`]),
      ...(lines.length === 0 ? [] : [`归入${lines.join('、')}`]),
      ...(people === 0 ? [] : [`新增联络人${people}位`]),
    ]
    const en = [
      ...(count === null ? [] : [`head-count ${from ?? 'none'} → ${count.to}`]),
      ...(lines.length === 0 ? [] : [`put on ${lines.join(', ')}`]),
      ...(people === 0 ? [] : [`${people} contacts added`]),
    ]
    return { zh: zh.join('；'), en: en.join('; ') }
  },
}
