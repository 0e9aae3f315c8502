import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dayOf, type Instant, instant } from '#kernel/days.ts'
import { api } from '../../api.ts'
import { Facts } from '../../kit/Inspector.tsx'
import { Section } from '../../kit/Page.tsx'
import { moment, number } from '../../words/format.ts'
import { useWords } from '../../words/useWords.ts'
import { adminHomeWords } from './words.ts'

/** When the record was last proven and how, and how many sign-ins were refused today. */
export function RecordToday() {
  const words = useWords(adminHomeWords)
  const today = dayOf(instant(Date.now()))
  const proofs = useQuery(
    api.record.entries.queryOptions({ input: { name: 'record.verified', limit: 1 } }),
  )
  const failures = useQuery(
    api.record.entries.queryOptions({
      input: { name: 'sign-in.failed', from: today, limit: 200 },
    }),
  )
  const [last] = proofs.data ?? []
  const count = failures.data?.length ?? 0

  return (
    <Section title={words.record} actions={<Link to="/admin/record?proof=1">{words.prove}</Link>}>
      <Facts
        of={[
          [
            words.lastProof,
            last === undefined
              ? words.neverProven
              : `${moment(last.at as Instant)} ${last.data.fault === null ? words.sound : words.fault}`,
          ],
          [
            words.failures,
            <Link key="failures" to={`/admin/record?event=sign-in.failed&from=${today}`}>
              {count === 200 ? words.andMore : words.times(number(count))}
            </Link>,
          ],
        ]}
      />
    </Section>
  )
}
