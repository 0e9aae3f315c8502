import { Link } from '@tanstack/react-router'
import type { Instant } from '#kernel/days.ts'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { SeverityTag, Tag } from '#web/kit/Tag.tsx'
import { useMay } from '#web/me.ts'
import { moment, percent } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { CapShape } from '../../caps/contract.ts'
import { capState } from './cap-timeline.ts'
import { DecideCap } from './DecideCap.tsx'
import { today } from './today.ts'
import { rulesWords } from './words.ts'

/** Every cap with its authority, who proposed and decided it, and the plans that it limits. */
export function CapTable(props: {
  readonly caps: readonly CapShape[]
  /** The region they are shown for; caps of one above it name it. */
  readonly regionId: string
}) {
  const { caps, regionId } = props
  const words = useWords(rulesWords)
  const approves = useMay('rules.approve')

  return (
    <Ledger
      caption={words.caps}
      columns={[...columnsOf(words, regionId), ...(approves ? [decision(words)] : [])]}
      rows={caps}
      keyOf={({ id }) => id}
      copyable
      cards
    />
  )
}

type RulesWords = ReturnType<typeof useWords<typeof rulesWords>>

const columnsOf = (words: RulesWords, regionId: string): Column<CapShape>[] => [
  {
    key: 'basis',
    head: words.basis,
    cell: ({ basis }) => words.shortBases[basis],
    value: ({ basis }) => words.shortBases[basis],
  },
  {
    key: 'ratio',
    head: words.ratio,
    kind: 'figure',
    cell: ({ ratio }) => percent(ratio),
    value: ({ ratio }) => percent(ratio),
  },
  {
    key: 'period',
    head: words.period,
    cell: ({ from, to }) => `${from} ~ ${to ?? words.openEnd}`,
    value: ({ from }) => from,
  },
  {
    key: 'citation',
    head: words.citation,
    wrap: true,
    cell: (cap) => (
      <>
        {cap.citation}{' '}
        {cap.regionId === regionId ? null : <span className="quiet">{cap.regionName}</span>}
      </>
    ),
    value: ({ citation }) => citation,
  },
  {
    key: 'state',
    head: words.state,
    cell: (cap) => <State cap={cap} />,
    value: (cap) => words[capState(cap, today())],
  },
  {
    key: 'people',
    head: words.decidedBy,
    wrap: true,
    cell: (cap) => <People cap={cap} />,
    value: ({ approvedBy, refusedBy }) => approvedBy ?? refusedBy,
  },
  {
    key: 'plans',
    head: words.usedBy,
    wrap: true,
    cell: ({ plans }) =>
      plans.length === 0 ? (
        <span className="quiet">{words.unused}</span>
      ) : (
        plans.map(({ id, regionName, year }) => (
          <Link key={id} className="cap-plan" to={`/plan/${id}/targets`}>
            {words.plan(regionName, year)}
          </Link>
        ))
      ),
    value: ({ plans }) => plans.length,
  },
]

const decision = (words: RulesWords): Column<CapShape> => ({
  key: 'decide',
  head: '',
  cell: (cap) =>
    cap.approvedAt === null && cap.refusedAt === null ? (
      <DecideCap cap={cap} label={`${words.shortBases[cap.basis]} ${percent(cap.ratio)}`} />
    ) : null,
})

function State({ cap }: { readonly cap: CapShape }) {
  const words = useWords(rulesWords)
  const state = capState(cap, today())
  if (state === 'proposed') return <SeverityTag severity="warning">{words.proposed}</SeverityTag>
  if (state === 'refused' || state === 'ended') return <span className="quiet">{words[state]}</span>
  return state === 'coming' ? <Tag>{words.coming}</Tag> : words.inForce
}

function People({ cap }: { readonly cap: CapShape }) {
  const words = useWords(rulesWords)
  // The server writes moments as instants.
  const told = (name: string | null, at: string | null) =>
    at === null ? null : words.by(name ?? '', moment(at as Instant).slice(0, 10))
  return (
    <>
      <span className="caption">
        {words.proposedBy} {told(cap.proposedBy, cap.proposedAt)}
      </span>
      <br />
      <span className="caption">
        {cap.refusedAt === null ? words.approved : words.refused}{' '}
        {told(cap.approvedBy, cap.approvedAt) ?? told(cap.refusedBy, cap.refusedAt) ?? '--'}
      </span>
    </>
  )
}
