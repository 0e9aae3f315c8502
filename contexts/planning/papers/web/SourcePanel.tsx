import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#web/api.ts'
import { Facts, Inspector } from '#web/kit/Inspector.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { SourceShape } from '../shapes.ts'
import { paperWords } from './words.ts'

/** Where a figure of a snapshot comes from: the revision's part, or the lines that were collected. */
export function SourcePanel(props: {
  readonly number: string
  readonly from: string
  readonly onClose: () => void
}) {
  const words = useWords(paperWords)
  const { number: snapshot, from } = props
  const query = useQuery(
    api.planning.reportSource.queryOptions({ input: { number: snapshot, from } }),
  )
  return (
    <Inspector title={words.source} onClose={props.onClose}>
      <Loaded query={query} lines={6}>
        {(source) => <Source of={source} />}
      </Loaded>
    </Inspector>
  )
}

function Source({ of }: { readonly of: SourceShape }) {
  const words = useWords(paperWords)
  return (
    <>
      <Facts
        of={[
          [of.label, of.value === null ? '--' : `${number(of.value)} ${of.unit}`],
          [words.plan, words.version(String(of.revision))],
        ]}
      />
      {of.says === null ? null : <p className="quiet">{of.says}</p>}
      <p>
        <Link
          to="/plan/$id/targets"
          params={{ id: of.planId }}
          search={{ revision: of.revision, at: of.key ?? undefined } as never}
        >
          {words.openPlan}
        </Link>
      </p>
      {of.lineCount === 0 ? null : (
        <>
          <h3>{words.lines(number(of.lineCount))}</h3>
          <ul className="plain-list">
            {of.lines.map(({ day, unit, visits, amount, file, reverted }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a kept figure never move
              <li key={at}>
                {day} {unit ?? words.ofNobody}
                {'　'}
                {amount === null ? `${number(visits)} 人次` : number(amount)}
                <br />
                <span className="caption">
                  {file}
                  {reverted ? ` · ${words.reverted}` : ''}
                </span>
              </li>
            ))}
          </ul>
          {of.lineCount > of.lines.length ? <p className="caption">{words.firstLines}</p> : null}
          <p>
            {words.sum}　{of.linesSum === null ? '--' : `${number(of.linesSum)} ${of.unit}`}
          </p>
          <p>
            <Link to="/tallies">{words.openTallies}</Link>
          </p>
        </>
      )}
    </>
  )
}
