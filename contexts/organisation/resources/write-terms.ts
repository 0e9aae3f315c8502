import { Problem } from '#kernel/problem.ts'
import type { Act } from '#platform/change.ts'
import { refusedAs } from '../refusals.ts'
import type { Hours, Terms } from './rules/terms.ts'

export interface NewTerms extends Terms {
  readonly source: string
}

/** Writes terms beside the earlier ones, after looking whether they make sense. */
export async function writeTerms(act: Act, resourceId: string, terms: NewTerms): Promise<void> {
  requireSense(terms)
  const { from, hours, ...rest } = terms
  await act.tx
    .insertInto('organisation.resourceTerms')
    .values({ ...rest, resourceId, fromDay: from })
    .execute()
    .catch(refusedAs({ resource_terms_pkey: statedAlready(from) }))
  if (hours.length === 0) return
  await act.tx
    .insertInto('organisation.resourceHours')
    .values(hours.map((one) => ({ ...one, resourceId, fromDay: from })))
    .execute()
}

function requireSense({ hours, beds, renfenPerBed, dosesPerBed }: NewTerms): void {
  if (new Set(hours.map(({ weekday }) => weekday)).size !== hours.length) throw twice()
  const wrong = hours.find(({ opens, closes }) => opens >= closes)
  if (wrong !== undefined) throw backwardsHours(wrong)
  if (beds === null && (renfenPerBed !== null || dosesPerBed !== null)) throw noBeds()
}

const statedAlready = (from: string) =>
  new Problem('conflict', {
    zh: `从${from}起的时间和能力已经登记过。请换一个起始日，原来的保留不改。`,
    en: `Hours and capacity from ${from} are stated already. Choose another first day; what was stated stays.`,
  })

const twice = () =>
  new Problem('input-invalid', {
    zh: '同一个星期几写了两次时间。',
    en: 'A weekday has its hours twice.',
  })

const backwardsHours = ({ weekday }: Hours) =>
  new Problem('input-invalid', {
    zh: `星期${'一二三四五六日'[weekday - 1]}的结束时间不晚于开始时间。`,
    en: `On weekday ${weekday} it closes no later than it opens.`,
  })

const noBeds = () =>
  new Problem('input-invalid', {
    zh: '写了每床每小时能采多少，请同时写床位数。',
    en: 'With a capacity for each bed, say how many beds there are.',
  })
