import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { Page } from '#web/kit/Page.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { useView } from '#web/kit/useView.ts'
import { useWords } from '#web/words/useWords.ts'
import { Id, type PlanShape } from '../../shapes.ts'
import { PlanGate } from '../../web/plan/PlanGate.tsx'
import { PlanMeta } from '../../web/plan/PlanMeta.tsx'
import { usePlan } from '../../web/plan/usePlan.ts'
import { ArrangeForm } from './ArrangeForm.tsx'
import { Past } from './Past.tsx'
import { Run } from './Run.tsx'
import { Wishes } from './Wishes.tsx'
import { arrangingWords } from './words.ts'
import './arranging.css'

const View = z.object({
  /** The arrangement that is shown; the latest when absent. */
  run: Id.optional(),
})

/** Arranging a year: what is asked, how far it is, and the proposal beside the present plan. */
export function ArrangePage() {
  const it = usePlan({})
  const words = useWords(arrangingWords)
  return (
    <PlanGate title={words.begin} it={it}>
      {(plan) => <Desk key={plan.revision.id} plan={plan} />}
    </PlanGate>
  )
}

function Desk({ plan }: { readonly plan: PlanShape }) {
  const words = useWords(arrangingWords)
  const [view, setView] = useView(View)
  const past = useQuery({
    ...api.planning.arrangements.queryOptions({ input: { id: plan.id } }),
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? 1000 : false),
  })
  const shown = view.run ?? past.data?.[0]?.id
  return (
    <Page
      title={words.title(plan.year)}
      meta={<PlanMeta plan={plan} on={undefined} onNewest={() => {}} />}
      actions={<Link to={`/plan/${plan.id}/feasibility`}>{words.toFeasibility}</Link>}
    >
      <p className="caption arrange-says">{words.says}</p>
      <div className="arrange">
        <div className="arrange-asked">
          <ArrangeForm plan={plan} onBegun={(run) => setView({ run })} />
          <Wishes plan={plan} />
          <Loaded query={past} lines={2}>
            {(heads) => (
              <Past heads={heads} shown={shown} onShow={(run) => setView({ run }, 'push')} />
            )}
          </Loaded>
        </div>
        <div className="arrange-found" data-shown={shown !== undefined || undefined}>
          {shown === undefined ? null : <Run key={shown} id={shown} plan={plan} />}
        </div>
      </div>
    </Page>
  )
}

const isUnderWay = ({ state }: { readonly state: string }): boolean =>
  state === 'waiting' || state === 'running'
