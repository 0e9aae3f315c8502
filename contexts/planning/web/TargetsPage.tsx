import { z } from 'zod'
import { Button } from '#web/kit/Button.tsx'
import { FootBar } from '#web/kit/FootBar.tsx'
import { Page } from '#web/kit/Page.tsx'
import { SaveState } from '#web/kit/SaveState.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMay } from '#web/me.ts'
import { useWords } from '#web/words/useWords.ts'
import { Id, type PlanShape } from '../shapes.ts'
import { DraftNotices } from './plan/DraftNotices.tsx'
import { ExportLink } from './plan/ExportLink.tsx'
import { focusRow } from './plan/focus-row.ts'
import { LifeActions } from './plan/LifeActions.tsx'
import { PlanGate } from './plan/PlanGate.tsx'
import { PlanMeta } from './plan/PlanMeta.tsx'
import { planView } from './plan/plan-view.ts'
import { useDraft } from './plan/useDraft.ts'
import { usePlan } from './plan/usePlan.ts'
import { useUndoKeys } from './plan/useUndoKeys.ts'
import { VersionsDialog } from './plan/VersionsDialog.tsx'
import { EquationOfTargets } from './targets/EquationOfTargets.tsx'
import { TargetPanel, TargetsBody } from './targets/TargetsBody.tsx'
import { TargetsSums } from './targets/TargetsSums.tsx'
import { useTargetsWork } from './targets/useTargetsWork.ts'
import { targetWords } from './targets/words.ts'
import { planWords } from './words.ts'

const View = z.object({
  ...planView,
  /** The part whose panel is open. */
  at: Id.optional(),
})

/** B2: the annual target and its parts, which add up at every level. */
export function TargetsPage() {
  const [view] = useView(View)
  const it = usePlan(view)
  const words = useWords(planWords)
  return (
    <PlanGate title={words.targets} it={it}>
      {(plan) => <TargetsDesk key={plan.revision.id} read={plan} input={it.input} />}
    </PlanGate>
  )
}

interface DeskProps {
  readonly read: PlanShape
  readonly input: ReturnType<typeof usePlan>['input']
}

function TargetsDesk({ read, input }: DeskProps) {
  const words = useWords(targetWords)
  const common = useWords(planWords)
  const [view, setView] = useView(View)
  const draft = useDraft(read, input)
  const { plan } = draft
  const editable = useMay('planning.change') && plan.revision.state === 'draft'
  const work = useTargetsWork({
    plan,
    change: editable ? draft.change : undefined,
    undo: draft.undo,
    at: view.at,
    onAt: (at) => setView({ at }),
  })
  useUndoKeys(draft)

  return (
    <Page
      title={words.title(plan.year)}
      meta={
        <>
          <PlanMeta
            plan={plan}
            on={view.on}
            onNewest={() => setView({ on: undefined, revision: undefined })}
          />
          {draft.saving === undefined ? null : <SaveState state={draft.saving} />}
        </>
      }
      actions={
        <>
          {editable ? (
            <>
              <Button
                onClick={() => draft.undo?.()}
                why={draft.undo ? undefined : words.nothingToUndo}
              >
                {words.undo}
              </Button>
              <Button onClick={() => work.ask({ what: 'paste', text: '' })}>{words.paste}</Button>
            </>
          ) : null}
          <Button onClick={() => setView({ versions: 'open' })}>{common.versions}</Button>
          <ExportLink plan={plan} what="targets" />
          <Button onClick={() => print()}>{common.print}</Button>
        </>
      }
      equation={<EquationOfTargets plan={plan} />}
      inspector={
        work.rows.some(({ key }) => key === view.at) ? <TargetPanel work={work} /> : undefined
      }
      foot={
        <FootBar
          actions={
            <LifeActions
              plan={plan}
              saved={draft.saving === undefined || draft.saving.is === 'saved'}
              onShow={(key) => {
                setView({ at: key })
                focusRow(key)
              }}
            />
          }
        >
          <TargetsSums targets={plan.targets} />
        </FootBar>
      }
    >
      <DraftNotices draft={draft} />
      <TargetsBody work={work} />
      {view.versions === undefined ? null : (
        <VersionsDialog
          plan={plan}
          compare={view.compare}
          onLook={(revision) =>
            setView({ revision, on: undefined, versions: undefined, compare: undefined })
          }
          onDay={(on) =>
            setView({ on, revision: undefined, versions: undefined, compare: undefined })
          }
          onCompare={(compare) => setView({ compare })}
          onClose={() => setView({ versions: undefined, compare: undefined })}
        />
      )}
    </Page>
  )
}
