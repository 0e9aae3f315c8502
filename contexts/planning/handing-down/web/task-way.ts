import { api } from '#web/api.ts'
import type { HandDownShape } from '../shapes.ts'

type Moving = Promise<unknown>

/** How a unit reaches its task: by its account, or by the session of a link. The screen is the same. */
export interface TaskWay {
  readonly byLink: boolean
  readonly acknowledge: (of: HandDownShape) => Moving
  readonly object: (of: HandDownShape, text: string) => Moving
  readonly note: (of: HandDownShape, text: string) => Moving
  readonly months: (
    of: HandDownShape,
    items: { from: string; to: string; amount: number }[],
  ) => Moving
  readonly confirm: () => Moving
  /** Begins the plan by which a region splits it further; answers its id. */
  readonly beginPlan?: (of: HandDownShape) => Promise<{ planId: string }>
  readonly filePlan?: (of: HandDownShape) => Moving
}

/** A liaison or officer who is signed in. */
export const byAccount: TaskWay = {
  byLink: false,
  acknowledge: ({ id, version }) => api.planning.acknowledge.call({ id, version }),
  object: ({ id, version }, text) => api.planning.objectTo.call({ id, version, text }),
  note: ({ id, version }, text) => api.planning.noteOn.call({ id, version, text }),
  months: ({ id, version }, items) => api.planning.fileMonths.call({ id, version, items }),
  confirm: () => Promise.resolve(),
  beginPlan: ({ id }) => api.planning.beginOwnPlan.call({ id }),
  filePlan: ({ id, version }) => api.planning.fileOwnPlan.call({ id, version }),
}

/** Whoever a link let in, for this one task. */
export const byLink: TaskWay = {
  byLink: true,
  acknowledge: ({ version }) => api.planning.taskAcknowledge.call({ version }),
  object: ({ version }, text) => api.planning.taskObject.call({ version, text }),
  note: ({ version }, text) => api.planning.taskNote.call({ version, text }),
  months: ({ version }, items) => api.planning.taskFileMonths.call({ version, items }),
  confirm: () => api.planning.taskConfirmLiaison.call(undefined),
}
