import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Read } from '#platform/db/database.ts'
import { assessmentsOf, findResources, standings } from '../../organisation/index.ts'

/** A place where a team comes to collect; `not-found` outside of reach, or where it is something else. */
export async function requireVenue(tx: Read, id: string) {
  const [venue] = await findResources(tx, { id, kind: 'venue' })
  if (venue === undefined) {
    throw new Problem('not-found', {
      zh: '在您的范围内没有这个采血场地。',
      en: 'There is no such venue within your reach.',
    })
  }
  return venue
}

/** In what a place is not fit on a day: not met, expired or never assessed. */
export async function unfitIn(tx: Read, venueId: string, on: Day): Promise<readonly string[]> {
  const stated = await assessmentsOf(tx, [venueId])
  return standings('venue', stated, on)
    .filter(({ is }) => is !== 'met')
    .map(({ aspect }) => aspect)
}

/** Refuses a place that is not fit on its day, and says in what. */
export async function requireFit(tx: Read, venueId: string, on: Day): Promise<void> {
  const unfit = await unfitIn(tx, venueId, on)
  if (unfit.length === 0) return
  throw new Problem(
    'infeasible',
    {
      zh: `场地在${on}不具备条件或已过期：${unfit.map((one) => aspectNames[one] ?? one).join('、')}。请先核验。`,
      en: `The venue is not qualified on ${on}: ${unfit.join(', ')}. Have it assessed first.`,
    },
    { values: { unfit, on } },
  )
}

const aspectNames: Readonly<Record<string, string>> = {
  power: '电源',
  space: '面积',
  privacy: '私密',
  parking: '停车',
  permit: '许可',
}
