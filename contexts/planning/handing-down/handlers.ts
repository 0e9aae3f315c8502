import type { Handlers } from '#platform/http/serve.ts'
import type { handingDownEndpoints } from './contract.ts'
import { fileMonths } from './file-months.ts'
import { handDownAgain } from './hand-down-again.ts'
import { noteOn } from './note-on.ts'
import { beginOwnPlan, fileOwnPlan } from './own-plan.ts'
import { previewReminders, remindChosen } from './remind.ts'
import {
  acceptAnswer,
  acknowledge,
  answerObjection,
  objectTo,
  recordAnswer,
  reopenHandDown,
  returnFiling,
} from './steps.ts'
import { takeStep } from './take-step.ts'
import { asHolder, confirmByLink, renewLink, taskOf } from './task.ts'
import { listHandDowns, myHandDowns, viewHandDown, viewTask } from './view.ts'

/** What stands behind each endpoint of handing down; a part of planning's routes. */
export const handingDownHandlers: Handlers<typeof handingDownEndpoints> = {
  handDowns: listHandDowns,
  handDownPlan: handDownAgain,
  handDown: viewHandDown,
  answerObjection,
  acceptAnswer,
  returnFiling,
  reopenHandDown,
  recordAnswer,
  reminders: previewReminders,
  remind: remindChosen,
  myHandDowns,
  acknowledge,
  objectTo,
  noteOn,
  fileMonths,
  beginOwnPlan,
  fileOwnPlan,
  taskHandDown: viewTask,
  taskAcknowledge: async (act, wish, asking) =>
    acknowledge(await asHolder(act, asking), { ...wish, id: taskOf(asking) }),
  taskObject: async (act, wish, asking) =>
    objectTo(await asHolder(act, asking), { ...wish, id: taskOf(asking) }),
  taskNote: async (act, wish, asking) =>
    takeStep(await asHolder(act, asking), {
      ...wish,
      id: taskOf(asking),
      action: 'note',
      role: 'receiver',
    }),
  taskFileMonths: async (act, wish, asking) =>
    fileMonths(await asHolder(act, asking), { ...wish, id: taskOf(asking) }),
  taskConfirmLiaison: confirmByLink,
  renewLink,
}
