/** 各镇、街道 is 镇、街道 beside a count or in a compound. */
export const plainLabel = (label: string): string => label.replace(/^各(?=\p{Script=Han})/u, '')
