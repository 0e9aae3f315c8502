import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { instant } from '#kernel/days.ts'
import { api, client } from '#web/api.ts'
import type { Saving } from '#web/kit/SaveState.tsx'
import { ProblemError, problemCode, unreachable } from '#web/problem.ts'
import { useReached } from '#web/reach.ts'
import type { PlanShape } from '../../shapes.ts'
import { begin, confirm, conflicts, rebase, sent, unsent, type Work } from './draft-work.ts'
import type { Author } from './hearing.ts'
import { newKey } from './new-key.ts'
import { draftOf, planWith } from './plan-with.ts'
import type { Meeting } from './useDraft.ts'
import type { usePlan } from './usePlan.ts'

interface Given {
  readonly plan: PlanShape
  readonly input: ReturnType<typeof usePlan>['input']
  readonly work: Work
  readonly setWork: (work: Work | ((work: Work) => Work)) => void
  readonly setConflict: (conflict: Meeting) => void
  /** Waits for a decision. */
  readonly held: boolean
}

/** Sends what is not confirmed, one request at a time, and tries again when the server is back. */
export function useSender({ plan, input, work, setWork, setConflict, held }: Given) {
  const queries = useQueryClient()
  const reached = useReached()
  const running = useRef(false)
  const latest = useRef(work)
  useEffect(() => {
    latest.current = work
  }, [work])
  const [turn, setTurn] = useState(0)
  const [saving, setSaving] = useState<Saving>()
  const [refused, setRefused] = useState<unknown>()
  const { id } = plan.revision
  const queryKey = api.planning.plan.queryKey({ input })

  const send = async () => {
    const going = sent(work, newKey())
    const { batch, steps } = going.sending
    setWork((now) => ({ ...now, sending: going.sending }))
    const changes = work.queue.slice(0, steps).flat()
    const { version, merged } = await client.planning.changePlan({
      id,
      version: work.version,
      batch,
      changes: changes as Parameters<typeof client.planning.changePlan>[0]['changes'],
    })
    const heard = (now: Work) => confirm({ ...now, sending: going.sending }, version)
    if (merged) await meet(heard)
    else {
      setWork(heard)
      const { base } = heard(work)
      queries.setQueryData(queryKey, (known) => known && savedAs(known, base, version))
    }
    setSaving({ is: 'saved', at: instant(Date.now()) })
    if (changes.some((one) => one.do === 'add-target' || one.do === 'put-back')) {
      await queries.invalidateQueries({ queryKey })
    }
  }
  /** Others were there: what does not touch theirs goes on top of it, the rest is asked about. */
  const meet = async (
    as: (work: Work) => Work,
    authors: ReadonlyMap<string, Author> = new Map(),
  ) => {
    const theirs = await client.planning.plan(input)
    queries.setQueryData(queryKey, theirs)
    const [draft, { version }] = [draftOf(theirs), theirs.revision]
    const mine = unsent(as(latest.current))
    const found = theirs.revision.id === id ? conflicts(mine, draft) : []
    setWork(found.length === 0 ? rebase(mine, draft, version) : mine)
    if (found.length > 0) setConflict({ found, authors, theirs: draft, version })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: sends when there is something to send
  useEffect(() => {
    if (running.current || held || !reached || refused !== undefined) return
    if (work.queue.length === 0) return
    running.current = true
    setSaving({ is: 'saving' })
    send()
      .catch((error: unknown) => {
        if (problemCode(error) !== 'stale-version') throw error
        return meet((now) => now, authorsIn(error))
      })
      .catch((error: unknown) => {
        if (unreachable(error)) return setSaving({ is: 'local', count: work.queue.length })
        setWork(unsent)
        setRefused(error)
      })
      .finally(() => {
        running.current = false
        setTurn((before) => before + 1)
      })
  }, [work.queue, turn, held, refused, reached])

  return {
    busy: running.current,
    saving:
      refused !== undefined || held ? { is: 'held' as const, count: work.queue.length } : saving,
    refused,
    giveUp: () => {
      setWork(begin(draftOf(plan), plan.revision.version))
      setRefused(undefined)
      void queries.invalidateQueries({ queryKey })
    },
  }
}

/** Who changed the parts that a refusal is about. */
function authorsIn(error: unknown): ReadonlyMap<string, Author> {
  const said = error instanceof ProblemError ? error.body.values.clashes : undefined
  const clashes = Array.isArray(said) ? (said as readonly (Author & { key: string })[]) : []
  return new Map(clashes.map(({ key, by, at }) => [key, { by, at }]))
}

const savedAs = (plan: PlanShape, base: Work['base'], version: number): PlanShape => ({
  ...planWith(plan, base),
  revision: { ...plan.revision, version },
})
