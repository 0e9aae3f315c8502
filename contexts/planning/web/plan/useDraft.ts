import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import { api } from '#web/api.ts'
import type { Saving } from '#web/kit/SaveState.tsx'
import type { NewsShape } from '../../editing/contract.ts'
import type { PlanChange } from '../../rules/change.ts'
import type { Draft } from '../../rules/draft.ts'
import type { PlanShape } from '../../shapes.ts'
import {
  begin,
  type Conflict,
  conflicts,
  keysOf,
  make,
  rebase,
  redo,
  shownDraft,
  undo,
  type Work,
} from './draft-work.ts'
import { type Author, authorsOf, heardDraft, newerEdits } from './hearing.ts'
import { keepWork, keptWork } from './kept-work.ts'
import { draftOf, planWith } from './plan-with.ts'
import { useNews } from './useNews.ts'
import type { usePlan } from './usePlan.ts'
import { useSender } from './useSender.ts'

/** Where somebody else changed the same parts: theirs and mine, until it is decided. */
export interface Meeting {
  readonly found: readonly Conflict[]
  readonly authors: ReadonlyMap<string, Author>
  readonly theirs: Draft
  readonly version: number
}

/** A draft that is being worked on. */
export interface DraftDesk {
  /** The plan as the officer sees it. */
  readonly plan: PlanShape
  /** Makes one act of changes; answers the rule's refusal, where there is one. */
  readonly change: (changes: readonly PlanChange[]) => Problem | undefined
  readonly undo: (() => void) | undefined
  readonly redo: (() => void) | undefined
  /** Absent before anything was saved. */
  readonly saving: Saving | undefined
  /** The parts that the server does not have yet as they are seen here. */
  readonly unsaved: ReadonlySet<string>
  /** Who else changed what last, since the page was opened. */
  readonly others:
    | { readonly parts: number; readonly by: string | null; readonly at: string }
    | undefined
  readonly conflict: Meeting | undefined
  readonly resolve: (yielded: ReadonlySet<string>) => void
  /** The server refused the changes for another reason; they are still here. */
  readonly refused: unknown
  readonly giveUp: () => void
}

/**
 * Works on a draft with autosave: each act is seen at once, sent in order, and kept until confirmed.
 * What others save is heard of and laid beneath it.
 */
export function useDraft(plan: PlanShape, input: PlanInput): DraftDesk {
  const { id } = plan.revision
  const [work, setWork] = useState<Work>(
    () =>
      keptWork(id, draftOf(plan), plan.revision.version) ??
      begin(draftOf(plan), plan.revision.version),
  )
  const [conflict, setConflict] = useState<Meeting>()
  const held = conflict !== undefined
  const sender = useSender({ plan, input, work, setWork, setConflict, held })
  useNewerPlan(plan, work, setWork)
  const others = useOthers({ plan, input, work, setWork, setConflict, waits: held || sender.busy })
  useEffect(() => keepWork(id, work), [id, work])

  const draft = shownDraft(work)
  const shown = useMemo(() => planWith(plan, draft), [plan, draft])
  const unsaved = useMemo(() => new Set(work.queue.flatMap(keysOf)), [work.queue])
  const change = useCallback(
    (changes: readonly PlanChange[]) => {
      try {
        const next = make(work, changes)
        if (next !== work) setWork(next)
        return undefined
      } catch (error) {
        if (error instanceof Problem) return error
        throw error
      }
    },
    [work],
  )
  return {
    plan: shown,
    change,
    undo: work.undo.length === 0 ? undefined : () => setWork(undo(work)),
    redo: work.redo.length === 0 ? undefined : () => setWork(redo(work)),
    saving: sender.saving,
    unsaved,
    others,
    conflict,
    resolve: (yielded) => {
      if (conflict === undefined) return
      setWork(rebase(work, conflict.theirs, conflict.version, yielded))
      setConflict(undefined)
    },
    refused: sender.refused,
    giveUp: sender.giveUp,
  }
}

type PlanInput = ReturnType<typeof usePlan>['input']

/** A newer state that was read meanwhile is worked on, as long as nothing here is unconfirmed. */
function useNewerPlan(plan: PlanShape, work: Work, setWork: (work: Work) => void): void {
  useEffect(() => {
    if (work.queue.length > 0 || plan.revision.version <= work.version) return
    setWork(rebase(work, draftOf(plan), plan.revision.version))
  }, [plan, work, setWork])
}

interface Hearing {
  readonly plan: PlanShape
  readonly input: PlanInput
  readonly work: Work
  readonly setWork: (work: Work) => void
  readonly setConflict: (conflict: Meeting) => void
  /** Something is on its way or to be decided first. */
  readonly waits: boolean
}

/** Lays what others saved beneath the work; asks where both changed the same part. */
function useOthers({ plan, input, work, setWork, setConflict, waits }: Hearing) {
  const queries = useQueryClient()
  const queryKey = api.planning.plan.queryKey({ input })
  const [heard, setHeard] = useState<readonly NewsShape[]>([])
  const [last, setLast] = useState<DraftDesk['others']>()
  const { id, state } = plan.revision

  useNews({
    id,
    version: work.version,
    open: state === 'draft' || state === 'submitted',
    hear: (news) => {
      if (news.state !== state) void queries.invalidateQueries({ queryKey })
      setHeard((before) => [...before, news])
    },
    onRefused: () => void queries.invalidateQueries({ queryKey }),
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: takes up what was heard once it may
  useEffect(() => {
    if (waits || heard.length === 0) return
    setHeard([])
    const edits = newerEdits(work.version, heard)
    const version = Math.max(...heard.map((news) => news.version))
    if (version <= work.version) return
    const theirs = heardDraft(work.base, work.version, heard)
    const found = conflicts(work, theirs)
    if (found.length > 0) setConflict({ found, authors: authorsOf(edits), theirs, version })
    else setWork(rebase(work, theirs, version))
    const author = edits.at(-1)
    if (author !== undefined) setLast({ parts: edits.length, by: author.by, at: author.at })
    // What is known of a unit that came anew, only the server can say.
    if (edits.some(({ what, before }) => what === 'target' && before === null)) {
      void queries.invalidateQueries({ queryKey })
    }
  }, [heard, waits])

  return last
}
