import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { z } from 'zod'
import type { Instant } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Page } from '#web/kit/Page.tsx'
import { Failed, Loading } from '#web/kit/States.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMay } from '#web/me.ts'
import { number as figure, moment } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { ReportShape } from '../shapes.ts'
import { PaperView } from './PaperView.tsx'
import { QualityStrip } from './QualityStrip.tsx'
import { SourcePanel } from './SourcePanel.tsx'
import { paperWords } from './words.ts'

const View = z.object({
  letter: z.coerce.number().int().min(0).default(0),
  /** The figure whose source is open. */
  from: z.string().max(100).optional(),
})

/** B7, one snapshot: as it was written, with what it stands on, to export and to issue. */
export function ReportPage() {
  const words = useWords(paperWords)
  const { number } = useParams({ strict: false }) as { number: string }
  const [{ letter, from }, setView] = useView(View)
  const query = useQuery(api.planning.report.queryOptions({ input: { number, position: letter } }))
  const report = query.data
  if (report === undefined) {
    return (
      <Page title={words.reports}>
        {query.isPending ? (
          <Loading lines={12} />
        ) : (
          <Failed error={query.error} action={<Link to={'/reports' as never}>{words.back}</Link>} />
        )}
      </Page>
    )
  }
  return (
    <Page
      title={report.title}
      meta={<Meta of={report} />}
      actions={<Actions of={report} />}
      inspector={
        from === undefined ? undefined : (
          <SourcePanel number={number} from={from} onClose={() => setView({ from: undefined })} />
        )
      }
    >
      <QualityStrip of={report.facts} />
      {report.facts.figures.length === 0 ? null : (
        <dl className="papers-strip" aria-label={words.figures}>
          {report.facts.figures.map(({ label, value, unit, from }) => (
            <div key={from}>
              <dt>{label}</dt>
              <dd>
                <button type="button" className="paper-figure" onClick={() => setView({ from })}>
                  {figure(value)} {unit}
                </button>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {report.papers < 2 ? null : (
        <p className="papers-choices papers-aside">
          <Button
            size="small"
            why={letter === 0 ? words.letter('1', figure(report.papers)) : undefined}
            onClick={() => setView({ letter: letter - 1 })}
          >
            {words.before}
          </Button>
          <span>{words.letter(figure(letter + 1), figure(report.papers))}</span>
          <Button
            size="small"
            why={
              letter + 1 >= report.papers
                ? words.letter(figure(letter + 1), figure(report.papers))
                : undefined
            }
            onClick={() => setView({ letter: letter + 1 })}
          >
            {words.after}
          </Button>
        </p>
      )}
      <PaperView
        paper={report.paper}
        stamp={report.stamp}
        open={from}
        onFigure={(next) => setView({ from: next })}
      />
    </Page>
  )
}

function Meta({ of }: { readonly of: ReportShape }) {
  const words = useWords(paperWords)
  return (
    <>
      <span>{of.number}</span>
      <span>
        {words.basis} {of.basis}
      </span>
      {of.dataTo === null ? null : (
        <span>
          {words.dataTo} {of.dataTo}
        </span>
      )}
      <span>
        {words.taken} {moment(of.takenAt as Instant)}{' '}
        {of.takenBy === null ? words.byClock : words.by(of.takenBy)}
      </span>
      <span>
        {words.template}{' '}
        {of.templateVersion === 0 ? words.builtIn : words.version(String(of.templateVersion))}
      </span>
      <span>{of.issuedBy === null ? words.notIssued : words.issued(of.issuedBy)}</span>
      <span>
        {of.intact === null ? words.provenLater : of.intact ? words.intact : words.broken}
      </span>
      {of.demo ? <span className="demo">{words.demo}</span> : null}
    </>
  )
}

function Actions({ of }: { readonly of: ReportShape }) {
  const words = useWords(paperWords)
  const issues = useMay('planning.issue')
  const cache = useQueryClient()
  const issuing = useMutation(
    api.planning.issueReport.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: api.planning.key() }),
    }),
  )
  const link = (format: string, apart = false) =>
    `/api/planning/reports/${of.number}/file?format=${format}${apart ? '&apart=true' : ''}`
  return (
    <>
      {of.intact === false
        ? null
        : (['docx', 'pdf', 'xlsx'] as const).map((format) => (
            <a key={format} className="plan-export" href={link(format)} download>
              {format}
            </a>
          ))}
      {of.papers < 2 || of.intact === false ? null : (
        <a className="plan-export" href={link('docx', true)} download>
          {words.apart}
        </a>
      )}
      <Button onClick={() => print()}>{words.print}</Button>
      {issues && of.issuedAt === null ? (
        <Button
          kind="primary"
          busy={issuing.isPending}
          why={of.mine ? words.issueOwn : undefined}
          onClick={() => issuing.mutate({ number: of.number })}
        >
          {words.issue}
        </Button>
      ) : null}
      {issuing.error === null ? null : <Failed error={issuing.error} />}
    </>
  )
}
