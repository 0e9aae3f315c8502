import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from '#web/kit/Button.tsx'
import { useMay } from '#web/me.ts'
import { quantity } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { HandDownShape } from '../shapes.ts'
import type { Doing } from './TaskCard.tsx'
import type { TaskWay } from './task-way.ts'
import type { StepName } from './what-next.ts'
import { handDownWords } from './words.ts'

interface Props {
  readonly step: StepName
  readonly task: HandDownShape
  readonly way: TaskWay
  readonly busy: boolean
  readonly onRun: (work: () => Promise<unknown>) => void
  readonly onAsk: (doing: Doing) => void
}

/** What can be done at a step, in one press where nothing must be said. */
export function StepActs(props: Props) {
  const { step, task, way, busy, onRun, onAsk } = props
  const words = useWords(handDownWords)
  const { offered } = task
  if (step === 'liaison') return <LiaisonActs {...props} />
  if (step === 'acknowledge' && (offered.includes('acknowledge') || offered.includes('object'))) {
    return (
      <div className="task-acts">
        {offered.includes('acknowledge') ? (
          <Button
            kind={task.state === 'waiting' ? 'primary' : 'plain'}
            size="large"
            busy={busy}
            onClick={() => onRun(() => way.acknowledge(task))}
          >
            {words.acknowledgeNow}
          </Button>
        ) : null}
        {offered.includes('object') ? (
          <Button size="large" onClick={() => onAsk('object')}>
            {words.objectNow}
          </Button>
        ) : null}
      </div>
    )
  }
  if (step === 'file' || (step === 'plan' && way.byLink)) return <MonthsActs {...props} />
  return step === 'plan' ? <PlanActs {...props} /> : null
}

/** The split over the months: what a unit files that has none below it, or nobody to plan there. */
function MonthsActs({ task: { offered, state, wants }, onAsk }: Props) {
  const words = useWords(handDownWords)
  if (!offered.includes('file')) return null
  const isDue = state === 'returned' || (state === 'acknowledged' && wants === 'plan')
  return (
    <div className="task-acts">
      <Button kind={isDue ? 'primary' : 'plain'} size="large" onClick={() => onAsk('months')}>
        {words.fileNow}
      </Button>
    </div>
  )
}

function LiaisonActs({ task: { liaison, helper }, way, busy, onRun }: Props) {
  const words = useWords(handDownWords)
  if (liaison === null) return null
  return (
    <>
      <p>
        {words.liaisonIs(liaison.name, liaison.phone ?? '')}
        {liaison.validTo === null ? null : (
          <span className="caption">　{words.liaisonUntil(liaison.validTo)}</span>
        )}
      </p>
      {liaison.confirmedAt === null ? (
        <div className="task-acts">
          <Button size="large" busy={busy} onClick={() => onRun(() => way.confirm())}>
            {words.confirmLiaison}
          </Button>
          {helper.phone === null ? null : (
            <span className="caption">{words.liaisonWrong(helper.phone)}</span>
          )}
        </div>
      ) : null}
    </>
  )
}

/** The plan that splits it further: begun, opened, filed; by who may make plans here. */
function PlanActs(props: Props) {
  const { task, way, busy, onRun } = props
  const words = useWords(handDownWords)
  const language = useLanguage()
  const navigate = useNavigate()
  const mayChange = useMay('planning.change')
  const maySubmit = useMay('planning.submit')
  const { child, unit, offered } = task
  if (!mayChange && !maySubmit) return <MonthsActs {...props} />
  const begin = async () => {
    const made = await way.beginPlan?.(task)
    if (made !== undefined) await navigate({ to: `/plan/${made.planId}/targets` })
  }
  return (
    <>
      {child === null ? null : (
        <p className="caption">
          {words.ownPlanSays(
            words.ownStates[child.state],
            child.total === null
              ? words.pending
              : quantity({ amount: child.total, unit }, language),
          )}
        </p>
      )}
      <div className="task-acts">
        {child === null ? (
          offered.includes('file') ? (
            <Button size="large" busy={busy} onClick={() => onRun(begin)}>
              {words.ownPlan}
            </Button>
          ) : null
        ) : (
          <Link to={`/plan/${child.planId}/targets`}>{words.openOwnPlan}</Link>
        )}
        {child !== null && offered.includes('file') ? (
          <Button
            kind="primary"
            size="large"
            busy={busy}
            why={child.state === 'draft' ? words.ownStates.draft : undefined}
            onClick={() => onRun(async () => way.filePlan?.(task))}
          >
            {words.fileOwn}
          </Button>
        ) : null}
      </div>
    </>
  )
}
