/** What collects: 班组, 采血车, 固定点（献血屋）, and 场地, where a team comes to collect. */
export const resourceKinds = ['team', 'vehicle', 'site', 'venue'] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** What it does on statutory holidays. */
export const holidayPolicies = ['works', 'rests'] as const
export type HolidayPolicy = (typeof holidayPolicies)[number]

/** Why it is not there. */
export const absenceReasons = ['maintenance', 'leave', 'other'] as const
export type AbsenceReason = (typeof absenceReasons)[number]

/** In what a site or venue must be fit: 电源, 面积, 私密, 停车, 许可. */
export const aspects = ['power', 'space', 'privacy', 'parking', 'permit'] as const
export type Aspect = (typeof aspects)[number]

export const outcomes = ['met', 'not-met'] as const
export type Outcome = (typeof outcomes)[number]

/** What is collected: 全血 in 人份, 单采血小板 in 治疗量. */
export const collections = ['whole-blood', 'apheresis'] as const
export type Collection = (typeof collections)[number]
