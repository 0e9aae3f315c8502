import { parentPort, workerData } from 'node:worker_threads'
import { openSolver } from '#platform/solver/solve.ts'
import { arrange } from './rules/arrange.ts'
import { asked, type Question } from './rules/question.ts'
import type { Stage } from './rules/solving.ts'
import { told } from './rules/told.ts'

// A thread of its own: the solver blocks it, and whoever asked may end it at any time.

export interface Work {
  readonly question: Question
  readonly milliseconds: number
}

const { question, milliseconds } = workerData as Work
const end = performance.now() + milliseconds
const solver = await openSolver()
const it = asked(question)
const released = question.fixed.length === 0 ? null : asked({ ...question, fixed: [] }).instance
const outcome = arrange(
  it.instance,
  {
    solve: solver.solve,
    left: () => end - performance.now(),
    told: (stage: Stage, share: number) => parentPort?.postMessage({ stage, share }),
  },
  released,
)
parentPort?.postMessage({ outcome: told(it, outcome) })
