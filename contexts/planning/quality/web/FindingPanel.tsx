import { useQuery } from '@tanstack/react-query'
import type { Instant } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Facts, Inspector } from '#web/kit/Inspector.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { Tag } from '#web/kit/Tag.tsx'
import { useMay } from '#web/me.ts'
import { moment, span } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { Rule } from '../rules/found.ts'
import { actionWords, ruleWords, sourceWords, stateWords } from '../rules/sentences.ts'
import type { FindingDetailShape } from '../shapes.ts'
import { FindingActs } from './FindingActs.tsx'
import { qualityWords } from './words.ts'

/** One finding: what was found, who looks after it, what may be done, and what was. */
export function FindingPanel(props: { readonly id: string; readonly onClose: () => void }) {
  const { id, onClose } = props
  const words = useWords(qualityWords)
  const language = useLanguage()
  const found = useQuery(api.planning.finding.queryOptions({ input: { id } }))
  const rule = found.data?.rule as Rule | undefined
  return (
    <Inspector
      title={rule === undefined ? words.findings : ruleWords[rule][language]}
      onClose={onClose}
    >
      <Loaded query={found} lines={8}>
        {(finding) => <Whole of={finding} />}
      </Loaded>
    </Inspector>
  )
}

function Whole({ of }: { readonly of: FindingDetailShape }) {
  const words = useWords(qualityWords)
  const language = useLanguage()
  const mayFollow = useMay('planning.review')
  return (
    <>
      <p>{of.says[language]}</p>
      <Facts
        of={[
          [words.unit, of.unit ?? words.wholeRegion],
          [words.days, span(of)],
          [words.source, sourceWords[of.source][language]],
          ...(of.sourceName === null ? [] : [[words.file, of.sourceName] as const]),
          [words.state, <Tag key="state">{stateWords[of.state][language]}</Tag>],
          ...(of.owner === null ? [] : [[words.owner, of.owner] as const]),
          ...(of.dueOn === null ? [] : [[words.due, of.dueOn] as const]),
          ...(of.reason === null ? [] : [[words.reason, of.reason] as const]),
        ]}
      />
      {mayFollow ? <FindingActs key={of.version} of={of} /> : null}
      <section className="section">
        <h2>{words.history}</h2>
        <ol className="period-conditions">
          {of.history.map((one) => (
            <li key={`${one.at} ${one.action}`}>
              {actionWords[one.action][language]}
              {one.to === null ? '' : `　${one.to}`}
              {one.dueOn === null ? '' : words.until(one.dueOn)}
              <span className="caption">
                {'　'}
                {one.by}　{moment(one.at as Instant)}
              </span>
              {one.reason === null ? null : <div className="caption">{one.reason}</div>}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
