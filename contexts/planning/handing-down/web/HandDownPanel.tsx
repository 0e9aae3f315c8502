import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Facts, Inspector } from '#web/kit/Inspector.tsx'
import { Failed, Loaded } from '#web/kit/States.tsx'
import { quantity } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { HandDownShape } from '../shapes.ts'
import { SayForm } from './Acting.tsx'
import { Conversation } from './Conversation.tsx'
import { Receipts } from './Receipts.tsx'
import { handDownWords } from './words.ts'

/** One unit's hand-down at the issuing level: figures, what it filed, what was said, what to do. */
export function HandDownPanel(props: { readonly id: string; readonly onClose: () => void }) {
  const { id, onClose } = props
  const words = useWords(handDownWords)
  const found = useQuery(api.planning.handDown.queryOptions({ input: { id } }))
  return (
    <Inspector title={found.data?.label ?? words.unit} onClose={onClose}>
      <Loaded query={found} lines={6}>
        {(handDown) => <Whole of={handDown} />}
      </Loaded>
    </Inspector>
  )
}

function Whole({ of }: { readonly of: HandDownShape }) {
  const words = useWords(handDownWords)
  const language = useLanguage()
  const { amount, unit, items, parts, child } = of
  const figure = (one: number | null) =>
    one === null ? words.pending : quantity({ amount: one, unit }, language)
  return (
    <>
      <Facts
        of={[
          [words.target, figure(amount)],
          ...(parts.length < 2
            ? []
            : parts.map(
                (part, at) =>
                  [`${words.parts} ${at + 1} ${part.label}`, figure(part.amount)] as const,
              )),
          ...items.map((item) => [item.text, figure(item.amount)] as const),
          [words.state, words.states[of.state]],
          [words.due, of.dueOn],
          [words.facts.round, of.round],
          ...(of.liaison === null
            ? []
            : [[words.liaison, `${of.liaison.name} ${of.liaison.phone ?? ''}`] as const]),
          ...(child === null
            ? []
            : [
                [
                  words.ownPlanSays(words.ownStates[child.state], figure(child.total)),
                  <Link key="child" to={`/plan/${child.planId}/targets`}>
                    {words.open}
                  </Link>,
                ] as const,
              ]),
        ]}
      />
      <Acts key={of.version} of={of} />
      <Receipts of={of.receipts} />
      <section className="section">
        <h2>{words.conversation}</h2>
        <Conversation of={of} />
      </section>
    </>
  )
}

type Saying = 'answer' | 'return' | 'reopen' | 'note' | 'acknowledge' | 'object'

/** What the issuing level may do now; what must be explained asks for the words first. */
function Acts({ of }: { readonly of: HandDownShape }) {
  const words = useWords(handDownWords)
  const queries = useQueryClient()
  const [saying, setSaying] = useState<Saying>()
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSettled: () => queries.invalidateQueries({ queryKey: api.planning.key() }),
  })
  const { id, version, offered } = of
  const may = (action: HandDownShape['offered'][number]) =>
    of.side === 'issuer' && offered.includes(action)
  const say: Record<Saying, (text: string) => Promise<unknown>> = {
    answer: (text) => api.planning.answerObjection.call({ id, version, text }),
    return: (text) => api.planning.returnFiling.call({ id, version, text }),
    reopen: (text) => api.planning.reopenHandDown.call({ id, version, text }),
    note: (text) => api.planning.noteOn.call({ id, version, text }),
    acknowledge: (text) =>
      api.planning.recordAnswer.call({ id, version, text, action: 'acknowledge' }),
    object: (text) => api.planning.recordAnswer.call({ id, version, text, action: 'object' }),
  }
  const forms: Record<Saying, readonly [string, string]> = {
    answer: [words.answerLabel, words.answerNow],
    return: [words.returnLabel, words.returnNow],
    reopen: [words.reopenLabel, words.reopenNow],
    note: [words.noteLabel, words.sendNote],
    acknowledge: [words.recordLabel, words.recordAs.acknowledge],
    object: [words.recordLabel, words.recordAs.object],
  }
  if (saying !== undefined) {
    const [label, name] = forms[saying]
    return (
      <>
        {act.error === null ? null : <Failed error={act.error} />}
        <SayForm
          label={label}
          act={name}
          busy={act.isPending}
          onSay={(text) => act.mutate(() => say[saying](text))}
          onClose={() => setSaying(undefined)}
        />
      </>
    )
  }
  const asks: readonly (readonly [boolean, Saying, string])[] = [
    [may('answer'), 'answer', words.answerNow],
    [may('return'), 'return', words.returnNow],
    [may('reopen'), 'reopen', words.reopenNow],
    [may('note'), 'note', words.noteNow],
    [may('acknowledge'), 'acknowledge', `${words.recordNow}：${words.recordAs.acknowledge}`],
    [may('object'), 'object', `${words.recordNow}：${words.recordAs.object}`],
  ]
  return (
    <>
      {act.error === null ? null : <Failed error={act.error} />}
      <div className="task-acts">
        {may('accept') ? (
          <Button
            kind="primary"
            busy={act.isPending}
            onClick={() => act.mutate(() => api.planning.acceptAnswer.call({ id, version }))}
          >
            {words.acceptNow}
          </Button>
        ) : null}
        {asks.map(([shown, what, name]) =>
          shown ? (
            <Button key={what} onClick={() => setSaying(what)}>
              {name}
            </Button>
          ) : null,
        )}
      </div>
    </>
  )
}
