import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import type { Instant } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Page, Section } from '#web/kit/Page.tsx'
import { Empty, Failed, Loaded, Loading } from '#web/kit/States.tsx'
import { useMay } from '#web/me.ts'
import { moment } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { kindNames } from '../rules/kind-names.ts'
import type { ReportRow, WishShape } from '../shapes.ts'
import { PaperView } from './PaperView.tsx'
import { QualityStrip } from './QualityStrip.tsx'
import { useWish } from './useWish.ts'
import { WishForm } from './WishForm.tsx'
import { paperWords } from './words.ts'

/** B7: choose what to write, see it as it would stand, write it as a snapshot; and what was written. */
export function ReportsPage() {
  const words = useWords(paperWords)
  const of = useWish()
  const regionId = of.plan?.regionId
  return (
    <Page
      title={words.reports}
      meta={<span>{words.says}</span>}
      actions={
        regionId === undefined ? undefined : (
          <>
            <Link
              className="plan-export"
              to={'/reports/words' as never}
              search={{ region: regionId } as never}
            >
              {words.words}
            </Link>
            <Link
              className="plan-export"
              to={'/reports/schedules' as never}
              search={{ region: regionId } as never}
            >
              {words.schedules}
            </Link>
          </>
        )
      }
    >
      {of.plans.data?.length === 0 ? (
        <Empty
          title={words.noPlan}
          normally={words.noPlanSays}
          action={<Link to="/plans">{words.toPlans}</Link>}
        />
      ) : (
        <div className="papers-desk">
          <form className="papers-form" onSubmit={(event) => event.preventDefault()}>
            <WishForm of={of} />
            <WriteButton wish={of.wish} />
          </form>
          <Preview wish={of.wish} />
        </div>
      )}
      <Kept />
    </Page>
  )
}

function WriteButton({ wish }: { readonly wish: WishShape | undefined }) {
  const words = useWords(paperWords)
  const may = useMay('planning.change')
  const navigate = useNavigate()
  const cache = useQueryClient()
  const writing = useMutation(
    api.planning.writeReport.mutationOptions({
      onSuccess: ({ number }) => {
        void cache.invalidateQueries({ queryKey: api.planning.reports.key() })
        void navigate({ to: `/reports/${number}` as never })
      },
    }),
  )
  if (!may || wish === undefined) return null
  return (
    <>
      <Button kind="primary" wide busy={writing.isPending} onClick={() => writing.mutate(wish)}>
        {words.write}
      </Button>
      {writing.error === null ? null : <Failed error={writing.error} />}
    </>
  )
}

function Preview({ wish }: { readonly wish: WishShape | undefined }) {
  const words = useWords(paperWords)
  const settled = useDeferredValue(wish)
  const query = useQuery({
    ...api.planning.previewReport.queryOptions({ input: settled! }),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
  })
  if (query.error !== null)
    return <Failed error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <Loading lines={12} title={words.preview} />
  const { paper, facts, basis, papers } = query.data
  return (
    <section aria-label={words.preview}>
      <QualityStrip of={facts} />
      <PaperView
        paper={paper}
        stamp={[
          words.notKept,
          `${words.basis} ${basis}`,
          ...(papers > 1 ? [words.letter('1', String(papers))] : []),
        ].join(' · ')}
      />
    </section>
  )
}

function Kept() {
  const words = useWords(paperWords)
  const query = useQuery(api.planning.reports.queryOptions({ input: {} }))
  return (
    <Section title={words.kept}>
      <Loaded query={query} lines={4}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={words.none} normally={words.noneSays} />
          ) : (
            <KeptTable rows={rows} />
          )
        }
      </Loaded>
    </Section>
  )
}

function KeptTable({ rows }: { readonly rows: readonly ReportRow[] }) {
  const words = useWords(paperWords)
  const language = useLanguage()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keys
    <section className="papers-scroll" tabIndex={0} aria-label={words.kept}>
      <table className="papers-list">
        <thead>
          <tr>
            {[words.snapshot, words.kind, words.name, words.dataTo, words.taken, words.state].map(
              (name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <td>
                <Link to={`/reports/${row.number}` as never}>{row.number}</Link>
              </td>
              <td>{kindNames[row.kind][language]}</td>
              <td>
                {row.title} {row.demo ? <span className="demo">{words.demo}</span> : null}
              </td>
              <td>{row.dataTo ?? '--'}</td>
              <td>
                {moment(row.takenAt as Instant)} {row.takenBy ?? words.byClock}
              </td>
              <td>{row.issuedBy === null ? words.notIssued : words.issued(row.issuedBy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
