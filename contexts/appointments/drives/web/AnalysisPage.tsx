import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { api, type client } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Page } from '#web/kit/Page.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { dayHeading, moment, number, percent } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { dayWords } from './day-words.ts'
import './drives.css'

type Analysis = Awaited<ReturnType<typeof client.appointments.analysis>>

/** What a closed drive came to: one page to print and send to the unit's leader. */
export function AnalysisPage() {
  const words = useWords(dayWords)
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const analysis = useQuery(api.appointments.analysis.queryOptions({ input: { id } }))
  const found = analysis.data
  const renfen = found?.counts.renfen
  return (
    <Page
      title={
        found === undefined
          ? words.analysis
          : typeof renfen === 'number'
            ? words.finding(found.unit, number(renfen))
            : words.findingFew(found.unit)
      }
      meta={
        found === undefined ? undefined : (
          <span>{words.closedAt(moment(found.closedAt as never))}</span>
        )
      }
      actions={
        <>
          <Link className="drive-link" to={`/drives/${id}`}>
            {words.back}
          </Link>
          <Button onClick={() => window.print()}>{words.print}</Button>
        </>
      }
    >
      <Loaded query={analysis} lines={8}>
        {(all) => <Table analysis={all} />}
      </Loaded>
    </Page>
  )
}

function Table({ analysis }: { readonly analysis: Analysis }) {
  const words = useWords(dayWords)
  const language = useLanguage()
  const { counts, booked, backups, projection, bound, onDay, place } = analysis
  const shown = (count: Analysis['counts']['visits']): string =>
    count === 'few'
      ? words.few(number(bound?.value ?? 0))
      : count === 'withheld'
        ? words.withheld
        : number(count)
  const rows = [
    [words.booked, booked],
    [words.arrived, counts.arrived],
    [words.registered, counts.registered],
    [words.deferred, counts.deferred],
    [words.walkedOut, counts.walkedOut],
    [words.qns, counts.qns],
    [words.withoutDonation, counts.withoutDonation],
    [words.visits, counts.visits],
    [words.firstTime, counts.firstTime],
  ] as const
  return (
    <div className="drive">
      <p>
        {dayHeading(onDay as never, language)}　{place}
      </p>
      <p className="drive-finding">
        {words.renfen} {shown(counts.renfen)}　{words.projection} {number(projection)}
        {typeof counts.renfen === 'number'
          ? `　${words.ofProjection(percent(counts.renfen / projection, 0))}`
          : ''}
      </p>
      <table className="drive-table">
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            <th scope="col">{words.count}</th>
            <th scope="col">{words.share}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, count]) => (
            <tr key={name}>
              <th scope="row">
                {name}
                {name === words.booked && backups > 0
                  ? `（${words.backups(number(backups))}）`
                  : ''}
              </th>
              <td>{shown(count)}</td>
              <td>{typeof count === 'number' && booked > 0 ? percent(count / booked, 0) : '--'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {bound === null ? null : (
        <p className="caption">{words.bound(number(bound.value), bound.citation ?? words.house)}</p>
      )}
      <p className="caption">{words.voluntary}</p>
    </div>
  )
}
