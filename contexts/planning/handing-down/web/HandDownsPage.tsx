import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Page } from '#web/kit/Page.tsx'
import { SegmentedView } from '#web/kit/SegmentedView.tsx'
import { Empty, Failed, Loaded } from '#web/kit/States.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMay } from '#web/me.ts'
import { useWords } from '#web/words/useWords.ts'
import type { PlanShape } from '../../shapes.ts'
import { PlanGate } from '../../web/plan/PlanGate.tsx'
import { PlanMeta } from '../../web/plan/PlanMeta.tsx'
import { usePlan } from '../../web/plan/usePlan.ts'
import { HandDownPanel } from './HandDownPanel.tsx'
import { HandDownTable } from './HandDownTable.tsx'
import { RemindDialog } from './RemindDialog.tsx'
import { counts, filters, fits } from './row-counts.ts'
import { handDownWords } from './words.ts'
import './hand-down.css'

const View = z.object({ at: z.uuid().optional(), show: z.enum(filters).optional() })

/** Who was given what of a plan, who answered, who is silent; what waits for the issuing level. */
export function HandDownsPage() {
  const words = useWords(handDownWords)
  const it = usePlan({})
  return (
    <PlanGate title={words.plainTitle} it={it}>
      {(plan) => <HandDownsDesk plan={plan} />}
    </PlanGate>
  )
}

function HandDownsDesk({ plan }: { readonly plan: PlanShape }) {
  const words = useWords(handDownWords)
  const [view, setView] = useView(View)
  const [reminding, setReminding] = useState(false)
  const rows = useQuery(api.planning.handDowns.queryOptions({ input: { id: plan.id } }))
  const mayReview = useMay('planning.review')
  const show = view.show ?? 'all'
  const sums = counts(rows.data ?? [])

  return (
    <Page
      title={words.title(plan.year)}
      meta={<PlanMeta plan={plan} on={undefined} onNewest={() => undefined} />}
      actions={
        mayReview && sums.all > 0 ? (
          <Button
            kind="primary"
            onClick={() => setReminding(true)}
            why={sums.open === 0 ? words.remindNone : undefined}
          >
            {words.remind}
          </Button>
        ) : undefined
      }
      inspector={
        view.at === undefined ? undefined : (
          <div className="plan-sheet hand-panel">
            <HandDownPanel key={view.at} id={view.at} onClose={() => setView({ at: undefined })} />
          </div>
        )
      }
    >
      <Loaded query={rows} lines={10}>
        {(all) =>
          all.length === 0 ? (
            <NothingYet plan={plan} />
          ) : (
            <>
              <p className="task-due hand-sentence" role="status">
                {words.sentence(sums)}
              </p>
              <SegmentedView
                label={words.show}
                value={show}
                options={filters.map((value) => ({ value, label: words.filters[value] }))}
                onChange={(value) => setView({ show: value === 'all' ? undefined : value })}
              />
              <HandDownTable
                rows={all.filter((row) => fits(row, show))}
                selected={view.at}
                onOpen={(at) => setView({ at })}
              />
            </>
          )
        }
      </Loaded>
      {reminding ? <RemindDialog planId={plan.id} onClose={() => setReminding(false)} /> : null}
    </Page>
  )
}

/** Before the issue, or of a plan issued before there were hand-downs. */
function NothingYet({ plan }: { readonly plan: PlanShape }) {
  const words = useWords(handDownWords)
  const queries = useQueryClient()
  const mayIssue = useMay('planning.issue')
  const isIssued = plan.revisions.some(({ state }) => state === 'issued')
  const send = useMutation(
    api.planning.handDownPlan.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.planning.key() }),
    }),
  )
  return (
    <>
      {send.error === null ? null : <Failed error={send.error} />}
      <Empty
        title={words.none}
        normally={isIssued ? words.noneIssuedSays : words.noneSays}
        action={
          isIssued && mayIssue ? (
            <Button
              kind="primary"
              busy={send.isPending}
              onClick={() => send.mutate({ id: plan.id })}
            >
              {words.send}
            </Button>
          ) : undefined
        }
      />
    </>
  )
}
