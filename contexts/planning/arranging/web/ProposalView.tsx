import { Section } from '#web/kit/Page.tsx'
import { number, percent } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { PlanShape } from '../../shapes.ts'
import type { ArrangementShape, OutcomeShape } from '../shapes.ts'
import { ProposalTable } from './ProposalTable.tsx'
import { usePeriodName } from './usePeriodName.ts'
import { arrangingWords } from './words.ts'

interface Props {
  readonly run: ArrangementShape
  readonly outcome: Extract<OutcomeShape, { is: 'proposal' }>
  readonly plan: PlanShape
}

/** A proposal: what it does, what it kept small, what bound it, what another bound would give. */
export function ProposalView({ run, outcome, plan }: Props) {
  const words = useWords(arrangingWords)
  const { items, method, gap, groups } = outcome
  const counted = (of: (item: (typeof items)[number]) => boolean) => number(items.filter(of).length)
  return (
    <>
      <Section
        title={words.headline(
          counted(({ same, now }) => !same && now !== null),
          counted(({ now }) => now === null),
          counted(({ same }) => same),
        )}
        note={
          <>
            {words.methods[method](percent(gap))}
            {groups === null
              ? null
              : `　${words.groups(number(groups.searched), number(groups.of))}`}
            {method === 'rule' ? `　${words.rule}` : null}
          </>
        }
      >
        <ProposalTable run={run} outcome={outcome} plan={plan} />
      </Section>
      <Optimised outcome={outcome} asked={run.asked.follow} />
      <Bounds run={run} outcome={outcome} />
    </>
  )
}

const parts = ['extra', 'off', 'unliked', 'moved'] as const

function Optimised(props: {
  readonly outcome: Props['outcome']
  readonly asked: 'need' | 'capacity'
}) {
  const { score, weights, curve, band } = props.outcome
  const words = useWords(arrangingWords)
  const by = curve.by === 'need' ? words.byNeed : words.byCapacity
  return (
    <Section
      title={words.optimised}
      note={
        <>
          {words.curve(by, percent(band, 0))}
          {curve.source === null ? null : ` ${words.needSource(curve.source)}`}
          {props.asked === 'need' && curve.by === 'capacity' ? ` ${words.noNeed}` : null}
        </>
      }
    >
      <dl className="facts">
        {parts.map((part) => (
          <div key={part}>
            <dt>{words.scores[part]}</dt>
            <dd>
              {number(score[part])}{' '}
              <span className="caption">{words.weight(number(weights[part]))}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function Bounds({ run, outcome }: Omit<Props, 'plan'>) {
  const words = useWords(arrangingWords)
  const period = usePeriodName(run.year, run.asked.grain)
  const { full, off, whatIfs, score } = outcome
  const worst = off.toSorted((one, other) => other.by - one.by).slice(0, 6)
  return (
    <>
      <Section title={words.bounds}>
        <p>
          {full.length === 0 ? words.notFull : words.full(period.all(full.map(({ at }) => at)))}
        </p>
        {off.length === 0 ? null : (
          <p>
            {words.offs}：
            {worst.map(({ at, by }) => words.offIn(period.name(at), number(by))).join('、')}
            {off.length > worst.length ? ` ${words.andMore(number(off.length))}` : null}
          </p>
        )}
      </Section>
      {whatIfs.length === 0 ? null : (
        <Section title={words.whatIfs}>
          <ul className="arrange-list">
            {whatIfs.map(({ is, columns, score: then }) => (
              <li key={is}>
                {is === 'shift' ? words.whatIf.shift(period.all(columns)) : words.whatIf[is]}
                {'　'}
                <b>{words.result(number(score.points), number(then.points))}</b>{' '}
                <span className="caption">
                  {then.points < score.points
                    ? words.better(number(score.points - then.points))
                    : words.noGain}
                  {'　'}
                  {parts
                    .filter((part) => then[part] !== score[part])
                    .map(
                      (part) =>
                        `${words.scores[part]} ${number(score[part])} → ${number(then[part])}`,
                    )
                    .join('，')}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
