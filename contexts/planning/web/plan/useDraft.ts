import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { instant } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { api, client } from '#web/api.ts'
import type { Saving } from '#web/kit/SaveState.tsx'
import { problemCode, unreachable } from '#web/problem.ts'
import { useReached } from '#web/reach.ts'
import type { PlanChange } from '../../rules/change.ts'
import type { PlanShape } from '../../shapes.ts'
import {
  begin,
  type Conflict,
  confirm,
  conflicts,
  make,
  rebase,
  redo,
  shownDraft,
  undo,
  type Work,
} from './draft-work.ts'
import { keepWork, keptWork } from './kept-work.ts'
import { draftOf, planWith } from './plan-with.ts'
import type { usePlan } from './usePlan.ts'

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
  /** Somebody else changed the same parts: theirs and mine, until it is decided. */
  readonly conflict: { readonly found: readonly Conflict[]; readonly theirs: PlanShape } | undefined
  readonly resolve: (yielded: ReadonlySet<string>) => void
  /** The server refused the changes for another reason; they are still here. */
  readonly refused: unknown
  readonly giveUp: () => void
}

/** Works on a draft with autosave: each act is seen at once, sent in order, and kept until confirmed. */
export function useDraft(plan: PlanShape, input: PlanInput): DraftDesk {
  const { id } = plan.revision
  const [work, setWork] = useState<Work>(
    () => keptWork(id, plan.revision.version) ?? begin(draftOf(plan), plan.revision.version),
  )
  const [conflict, setConflict] = useState<DraftDesk['conflict']>()
  const sender = useSender({
    plan,
    input,
    work,
    setWork,
    setConflict,
    held: conflict !== undefined,
  })
  useNewerPlan(plan, work, setWork)
  useEffect(() => keepWork(id, work), [id, work])

  const shown = useMemo(() => planWith(plan, shownDraft(work)), [plan, work])
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
    conflict,
    resolve: (yielded) => {
      if (conflict === undefined) return
      const { theirs } = conflict
      setWork(rebase(work, draftOf(theirs), theirs.revision.version, yielded))
      setConflict(undefined)
    },
    refused: sender.refused,
    giveUp: sender.giveUp,
  }
}

type PlanInput = ReturnType<typeof usePlan>['input']

interface Sending {
  readonly plan: PlanShape
  readonly input: PlanInput
  readonly work: Work
  readonly setWork: (work: Work | ((work: Work) => Work)) => void
  readonly setConflict: (conflict: DraftDesk['conflict']) => void
  /** Waits for a decision. */
  readonly held: boolean
}

/** Sends what is not confirmed, one request at a time, and tries again when the server is back. */
function useSender({ plan, input, work, setWork, setConflict, held }: Sending) {
  const queries = useQueryClient()
  const reached = useReached()
  const busy = useRef(false)
  const [turn, setTurn] = useState(0)
  const [saving, setSaving] = useState<Saving>()
  const [refused, setRefused] = useState<unknown>()
  const { id } = plan.revision
  const queryKey = api.planning.plan.queryKey({ input })

  const send = async () => {
    const sent = work.queue.length
    const changes = work.queue.flat()
    const answer = await client.planning.changePlan({
      id,
      version: work.version,
      changes: changes as Parameters<typeof client.planning.changePlan>[0]['changes'],
    })
    setWork((now) => confirm(now, sent, answer.version))
    const { base } = confirm(work, sent, answer.version)
    queries.setQueryData(queryKey, (known) => known && savedAs(known, base, answer.version))
    setSaving({ is: 'saved', at: instant(Date.now()) })
    if (changes.some((one) => one.do === 'add-target' || one.do === 'put-back')) {
      await queries.invalidateQueries({ queryKey })
    }
  }
  /** Somebody was faster: what does not touch theirs goes on top of it, the rest is asked about. */
  const meet = async () => {
    const theirs = await client.planning.plan(input)
    queries.setQueryData(queryKey, theirs)
    const draft = draftOf(theirs)
    const found = theirs.revision.id === id ? conflicts(work, draft) : []
    if (found.length > 0) setConflict({ found, theirs })
    else setWork((now) => rebase(now, draft, theirs.revision.version))
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: sends when there is something to send
  useEffect(() => {
    if (busy.current || held || !reached || work.queue.length === 0 || refused !== undefined) return
    busy.current = true
    setSaving({ is: 'saving' })
    send()
      .catch((error: unknown) =>
        problemCode(error) === 'stale-version' ? meet() : Promise.reject(error),
      )
      .catch((error: unknown) => {
        if (unreachable(error)) setSaving({ is: 'local', count: work.queue.length })
        else setRefused(error)
      })
      .finally(() => {
        busy.current = false
        setTurn((before) => before + 1)
      })
  }, [work.queue, turn, held, refused, reached])

  return {
    saving:
      refused !== undefined || held ? { is: 'local' as const, count: work.queue.length } : saving,
    refused,
    giveUp: () => {
      setWork(begin(draftOf(plan), plan.revision.version))
      setRefused(undefined)
      void queries.invalidateQueries({ queryKey })
    },
  }
}

const savedAs = (plan: PlanShape, base: Work['base'], version: number): PlanShape => ({
  ...planWith(plan, base),
  revision: { ...plan.revision, version },
})

/** A newer state that was read meanwhile is worked on, as long as nothing here is unconfirmed. */
function useNewerPlan(plan: PlanShape, work: Work, setWork: (work: Work) => void): void {
  useEffect(() => {
    if (work.queue.length > 0 || plan.revision.version <= work.version) return
    setWork(begin(draftOf(plan), plan.revision.version))
  }, [plan, work, setWork])
}
