import { Problem } from '#kernel/problem.ts'
import type { Read } from '#platform/db/database.ts'
import { answeredBy } from './queries.ts'

/** A plan that the level above looks at, or has locked, rests: `conflict` while it does. */
export async function requireLoose(tx: Read, planId: string): Promise<void> {
  const above = await answeredBy(tx, planId)
  if (above?.state !== 'filed' && above?.state !== 'locked') return
  throw new Problem(
    'conflict',
    above.state === 'filed'
      ? {
          zh: `这份计划已报送${above.issuer}审核，审核完之前不能改。`,
          en: `This plan was filed with ${above.issuer} and rests until it was reviewed.`,
        }
      : {
          zh: `这份计划已由${above.issuer}锁定。须由${above.issuer}重新下达，或说明理由后重新开放。`,
          en: `This plan was locked by ${above.issuer}: it is issued anew there, or reopened with a reason.`,
        },
    { values: { handDownId: above.id, state: above.state } },
  )
}

/** A plan that answers the level above is issued only after it was accepted there. */
export async function requireAccepted(tx: Read, planId: string): Promise<void> {
  const above = await answeredBy(tx, planId)
  if (above === undefined || above.state === 'locked') return
  throw new Problem(
    'conflict',
    {
      zh: `这份计划是对${above.issuer}下达数的分解，须先报送，${above.issuer}同意后才能下达。`,
      en: `This plan splits what ${above.issuer} handed down; file it first, it is issued once accepted there.`,
    },
    { values: { handDownId: above.id, state: above.state } },
  )
}
