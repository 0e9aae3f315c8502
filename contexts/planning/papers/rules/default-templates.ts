import type { PaperKind, TemplateTexts } from './kinds.ts'

const signed = { signer: '{{发文机关}}', copyTo: '' }
const plain = { ...signed, head: '', number: '', addressee: '' }

/** The words of each document until an office writes its own: version 0. */
export const defaultTemplates: Readonly<Record<PaperKind, TemplateTexts>> = {
  'annual-notice': {
    ...signed,
    head: '{{发文机关}}文件',
    number: '{{文号}}',
    title: '关于做好{{年度}}年{{地区}}无偿献血工作的通知',
    addressee: '各有关单位',
    body: `为满足临床用血需求，保障血液安全，依据《中华人民共和国献血法》，现就做好{{年度}}年{{地区}}无偿献血工作通知如下：
一、工作目标
{{目标说明}}
二、工作要求
（一）坚持自愿、无偿。献血由公民本人自愿决定，各单位做好动员、组织和服务，不向个人下达指标。
（二）{{上限说明}}
三、目标和时间安排
各单位的目标和计划时间见附件。确需调整的，请提前与{{发文机关}}联系。`,
  },
  'unit-letters': {
    ...signed,
    head: '',
    number: '{{文号}}',
    title: '关于{{年度}}年无偿献血工作安排的函',
    addressee: '{{单位}}',
    body: `感谢贵单位长期以来对无偿献血工作的支持。现将{{年度}}年有关安排函告如下：
1. {{年度}}年贵单位无偿献血募集目标为{{单位目标}}（{{单位目标大写}}）。
2. 计划时间：{{单位排期}}。
3. {{单位上限说明}}
献血由公民本人自愿决定。时间和场地如需调整，请与{{发文机关}}联系。`,
  },
  'progress-report': {
    ...plain,
    title: '{{年度}}年{{地区}}无偿献血工作进展情况',
    body: `截至{{截至日期}}，{{地区}}共采集{{采集人次}}，计{{已完成}}，占全年目标的{{完成率}}；按排期至今应完成{{至今应完成}}。各单位情况按计划次序列于下表。
{{数据说明}}`,
  },
  'cap-annex': {
    ...plain,
    title: '{{年度}}年{{地区}}各单位人数与上限',
    body: '{{上限说明}}\n上限是动员招募的最高数，不是应完成的数；没有填报人数的单位不核对上限。',
  },
  'schedule-annex': {
    ...plain,
    title: '{{年度}}年{{地区}}无偿献血计划时间表',
    body: '',
  },
  'blank-form': {
    ...plain,
    title: '{{年度}}年{{地区}}无偿献血情况填报表',
    body: '请填写后交回{{发文机关}}。只填合计数，不填个人姓名；没有的填“0”，不知道的留空。',
  },
}
