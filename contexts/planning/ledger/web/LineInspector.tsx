import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Instant } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Figure } from '#web/kit/Figure.tsx'
import { Inspector } from '#web/kit/Inspector.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { useMay } from '#web/me.ts'
import { moment } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { ReasonDialog } from '../../web/plan/ReasonDialog.tsx'
import type { DisputeShape, StepShape } from '../shapes.ts'
import { DecideDialog } from './DecideDialog.tsx'
import { ledgerWords } from './words.ts'

interface Props {
  readonly id: string
  readonly regionId: string
  readonly onClose: () => void
}

/** How one line came to be, what was said against it, and what may be done. */
export function LineInspector({ id, regionId, onClose }: Props) {
  const words = useWords(ledgerWords)
  const history = useQuery(api.planning.ledgerHistory.queryOptions({ input: { id } }))
  return (
    <div className="ledger-panel">
      <Inspector title={words.history} onClose={onClose}>
        <Loaded query={history} lines={5}>
          {({ steps, disputes }) => (
            <>
              <ol className="ledger-steps">
                {steps.map((step) => (
                  <Step key={step.step} step={step} />
                ))}
              </ol>
              {disputes.map((dispute) => (
                <Dispute key={dispute.id} dispute={dispute} regionId={regionId} />
              ))}
              <Raising
                id={id}
                may={
                  steps.at(-1)!.sign > 0 && disputes.every(({ decidedAt }) => decidedAt !== null)
                }
              />
            </>
          )}
        </Loaded>
      </Inspector>
    </div>
  )
}

function Step({ step }: { readonly step: StepShape }) {
  const words = useWords(ledgerWords)
  const { sign, unitId, unitName, fileName, byName, at, why } = step
  const unit = unitId === null ? words.nobody : (unitName ?? words.otherUnit)
  const what = fileName !== null ? words.taken(fileName) : sign < 0 ? words.back : words.anew
  return (
    <li>
      <b>
        {sign < 0 ? '−' : '+'} <Figure value={step.visits} /> {words.visits}，
        <Figure value={step.renfen} /> {words.renfen}
      </b>
      <span className="ledger-line">
        {unit} · {words.tracks[step.track]}
      </span>
      <span className="caption ledger-line">{what}</span>
      <span className="caption ledger-line">
        {words.by(byName ?? words.programme, moment(at as Instant))}
      </span>
      {why === null ? null : <span className="ledger-line">{why}</span>}
    </li>
  )
}

function Dispute(props: { readonly dispute: DisputeShape; readonly regionId: string }) {
  const { dispute, regionId } = props
  const words = useWords(ledgerWords)
  const mayDecide = useMay('tallies.decide')
  const [deciding, setDeciding] = useState(false)
  const isOpen = dispute.decision === null
  return (
    <section className="ledger-dispute">
      <h3>{dispute.decision === null ? words.disputed : words.results[dispute.decision]}</h3>
      <p>{dispute.reason}</p>
      <p className="caption">
        {words.by(dispute.raisedBy ?? words.programme, moment(dispute.raisedAt as Instant))}
      </p>
      {dispute.answer === null ? null : (
        <>
          <p>{dispute.answer}</p>
          <p className="caption">
            {words.by(dispute.decidedBy ?? words.programme, moment(dispute.decidedAt as Instant))}
          </p>
        </>
      )}
      {isOpen && mayDecide ? (
        <Button
          size="small"
          why={dispute.raisedByMe ? words.ownDispute : undefined}
          onClick={() => setDeciding(true)}
        >
          {words.decide}
        </Button>
      ) : null}
      {deciding ? (
        <DecideDialog dispute={dispute} regionId={regionId} onClose={() => setDeciding(false)} />
      ) : null}
    </section>
  )
}

function Raising({ id, may }: { readonly id: string; readonly may: boolean }) {
  const words = useWords(ledgerWords)
  const mayDispute = useMay('tallies.dispute')
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const raise = useMutation({
    mutationFn: (reason: string) => api.planning.raiseDispute.call({ id, reason }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.planning.key() })
      setOpen(false)
    },
  })
  if (!may || !mayDispute) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.dispute}</Button>
      {open ? (
        <ReasonDialog
          title={words.dispute}
          label={words.reason}
          act={words.dispute}
          says={words.disputeSays}
          busy={raise.isPending}
          error={raise.error}
          onReason={(reason) => raise.mutate(reason)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
