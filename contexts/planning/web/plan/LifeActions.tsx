import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Failed } from '#web/kit/States.tsx'
import { useMay } from '#web/me.ts'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { PlanShape } from '../../shapes.ts'
import { planWords } from '../words.ts'
import { IssueDialog } from './IssueDialog.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { SubmitDialog } from './SubmitDialog.tsx'

interface Props {
  readonly plan: PlanShape
  /** Whether everything is saved; what is not would be left out of what is submitted. */
  readonly saved: boolean
  readonly onShow: (targetKey: string) => void
}

/** The one thing to do with a revision, by its state and the asker's office; at most one other. */
export function LifeActions({ plan, saved, onShow }: Props) {
  const words = useWords(planWords)
  const life = useLife(plan)
  const [asking, setAsking] = useState<'submit' | 'issue' | 'return' | 'discard'>()
  const mayChange = useMay('planning.change')
  const maySubmit = useMay('planning.submit')
  const mayIssue = useMay('planning.issue')
  const { revision, revisions, targets } = plan
  const { id, version, state } = revision
  const open = revisions.find((one) => one.state === 'draft' || one.state === 'submitted')
  const close = () => setAsking(undefined)
  const units = targets.filter(({ kind }) => kind === 'unit').length
  const show = (key: string) => {
    close()
    onShow(key)
  }
  const then = { onSuccess: close }

  return (
    <>
      {life.begin.error === null ? null : <Failed error={life.begin.error} />}
      {state === 'draft' && !maySubmit ? (
        <span className="caption">
          {revision.author === null ? words.waitsNobody : words.waits(revision.author)}
        </span>
      ) : null}
      {state === 'draft' && mayChange ? (
        <Button onClick={() => setAsking('discard')}>{words.discard}</Button>
      ) : null}
      {state === 'draft' && maySubmit ? (
        <Button
          kind="primary"
          onClick={() => setAsking('submit')}
          why={saved ? undefined : words.savingFirst}
        >
          {words.submit}
        </Button>
      ) : null}
      {state === 'submitted' && !mayIssue ? (
        <span className="caption">{words.submitted}</span>
      ) : null}
      {state === 'submitted' && mayIssue ? (
        <>
          <span className="caption">{words.mayCheck(number(units))}</span>
          <Button onClick={() => setAsking('return')}>{words.giveBack}</Button>
          <Button kind="primary" onClick={() => setAsking('issue')}>
            {words.issue}
          </Button>
        </>
      ) : null}
      {state === 'issued' && open !== undefined ? (
        <Button onClick={() => life.goTo(open.number)}>{words.openDraft(open.number)}</Button>
      ) : null}
      {state === 'issued' && open === undefined && mayChange ? (
        <Button
          kind="primary"
          busy={life.begin.isPending}
          onClick={() => life.begin.mutate({ id: plan.id })}
        >
          {words.newRevision}
        </Button>
      ) : null}
      {asking === 'submit' ? (
        <SubmitDialog
          plan={plan}
          busy={life.submit.isPending}
          error={life.submit.error}
          onShow={show}
          onSubmit={() => life.submit.mutate({ id, version }, then)}
          onClose={close}
        />
      ) : null}
      {asking === 'issue' ? (
        <IssueDialog
          plan={plan}
          busy={life.issue.isPending}
          error={life.issue.error}
          onShow={show}
          onIssue={(issuing) => life.issue.mutate({ id, version, ...issuing }, then)}
          onClose={close}
        />
      ) : null}
      {asking === 'return' || asking === 'discard' ? (
        <ReasonDialog
          title={asking === 'return' ? words.giveBackTitle : words.discardTitle}
          label={asking === 'return' ? words.giveBackReason : words.reason}
          act={asking === 'return' ? words.giveBack : words.discard}
          says={asking === 'return' ? undefined : words.discardSays}
          busy={life[asking].isPending}
          error={life[asking].error}
          onReason={(reason) => life[asking].mutate({ id, version, reason }, then)}
          onClose={close}
        />
      ) : null}
    </>
  )
}

/** The steps of a revision's life; after each the plan is read anew. */
function useLife(plan: PlanShape) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const renew = () => queries.invalidateQueries({ queryKey: api.planning.key() })
  const after = { onSettled: renew }
  const goTo = (revision: number) =>
    void navigate({ to: '.', search: { revision } as never, resetScroll: false })
  return {
    goTo,
    submit: useMutation(api.planning.submit.mutationOptions(after)),
    issue: useMutation(api.planning.issue.mutationOptions(after)),
    return: useMutation(api.planning.giveBack.mutationOptions(after)),
    discard: useMutation(
      api.planning.discard.mutationOptions({
        onSettled: renew,
        onSuccess: ({ number: gone }) => goTo(gone),
      }),
    ),
    begin: useMutation(
      api.planning.draftRevision.mutationOptions({
        onSuccess: async ({ revision }) => {
          await renew()
          goTo(revision)
        },
      }),
    ),
    plan,
  }
}
