import { noticeOf } from '../plan/notice-of.ts'
import { suggestions } from './allocating.ts'
import { TargetCell } from './TargetCell.tsx'
import { TargetInspector } from './TargetInspector.tsx'
import { TargetsDialogs } from './TargetsDialogs.tsx'
import { TargetsTable } from './TargetsTable.tsx'
import type { TargetsWork } from './useTargetsWork.ts'

/** The table of targets and what opens over it. */
export function TargetsBody({ work }: { readonly work: TargetsWork }) {
  const { plan, rows, change, editing } = work
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and pastes of the rows inside
    <div onKeyDown={work.onKeyDown} onPaste={work.onPaste}>
      <TargetsTable
        plan={plan}
        rows={rows}
        suggested={suggestions(plan.targets)}
        beside={rows.some(({ key }) => key === work.at)}
        selected={work.selected}
        onSelect={work.choose}
        onOpen={work.open}
        onDetails={work.onAt}
        targetCell={(row) => (
          <TargetCell
            row={row}
            onEdit={change === undefined ? undefined : () => work.edit(row)}
            editing={editing?.key === row.key ? editing.text : undefined}
            onCommit={(amount, down) => work.commit(row, amount, down)}
            onCancel={() => work.cancel(row)}
          />
        )}
      />
      <TargetsDialogs work={work} />
    </div>
  )
}

/** The panel of the part that is looked at; nothing while none is. */
export function TargetPanel({ work }: { readonly work: TargetsWork }) {
  const { rows, at, plan, change, ask } = work
  const row = rows.find(({ key }) => key === at)
  if (row === undefined) return null
  const { target } = row
  const below = plan.targets.filter(({ parentKey }) => parentKey === target.key)
  const shares = below.filter(({ kind }) => kind === 'unit').length > 1
  return (
    <div className="plan-sheet">
      <TargetInspector
        row={row}
        noticeId={noticeOf(plan)}
        onChange={change}
        onAllocate={shares ? () => ask({ what: 'allocate', part: target }) : undefined}
        onAdd={() =>
          ask({ what: target.kind === 'total' ? 'add-group' : 'add-unit', part: target })
        }
        onAddGroup={
          target.kind === 'track' ? () => ask({ what: 'add-group', part: target }) : undefined
        }
        onRemove={() => work.remove(row)}
        onClose={() => work.onAt(undefined)}
      />
    </div>
  )
}
