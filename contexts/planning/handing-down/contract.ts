import { z } from 'zod'
import { reading, writing } from '#platform/contract.ts'
import { Amount, DayShape, Id } from '../shapes.ts'
import { HandDownRow, HandDownShape, ReceiptShape, ReminderShape } from './shapes.ts'

const tags = ['hand-down']
const Text = z.string().trim().min(1).max(500)
const Version = z.number().int().min(1)
const At = z.object({ id: Id, version: Version })
const Said = z.object({ version: Version, text: Text })
const Moved = z.object({ version: Version, state: HandDownShape.shape.state })
const Receipt = Moved.extend({ receipt: ReceiptShape })

/** A split over the year: spans of days that come to the figure. */
const Months = z
  .array(z.object({ from: DayShape, to: DayShape, amount: Amount }))
  .min(1)
  .max(366)

const get = (path: `/${string}`, summary: string) =>
  reading.route({ method: 'GET', path, summary, tags })
const post = (path: `/${string}`, summary: string) =>
  writing.route({ method: 'POST', path, summary, tags })
const review = { may: 'planning.review', kind: 'write' } as const
const respond = { may: 'planning.respond', kind: 'write' } as const
const byLink = { may: 'anyone', kind: 'write', task: true } as const

/** What planning answers about what is handed down: to the level above, below, and by a link. */
export const handingDownEndpoints = {
  handDowns: get(
    '/planning/plans/{id}/hand-downs',
    'Who was given what of a plan, and who answered',
  )
    .meta({ may: 'planning.see-hand-downs' })
    .input(z.object({ id: Id }))
    .output(z.array(HandDownRow)),
  handDownPlan: post('/planning/plans/{id}/hand-downs', 'Hand down an issued plan that was not yet')
    .meta({ may: 'planning.issue', kind: 'write' })
    .input(z.object({ id: Id, dueOn: DayShape.optional() }))
    .output(z.object({ sent: z.number().int() })),
  handDown: get('/planning/hand-downs/{id}', 'One hand-down with its history and receipts')
    .meta({ may: 'planning.see-hand-downs' })
    .input(z.object({ id: Id }))
    .output(HandDownShape),
  answerObjection: post('/planning/hand-downs/{id}/answer', 'Answer an objection; it is asked anew')
    .meta(review)
    .input(At.extend({ text: Text, dueOn: DayShape.optional() }))
    .output(Moved),
  acceptAnswer: post(
    '/planning/hand-downs/{id}/accept',
    'Accept what was answered or filed, and lock it',
  )
    .meta(review)
    .input(At)
    .output(Moved),
  returnFiling: post('/planning/hand-downs/{id}/return', 'Return what was filed, with a reason')
    .meta(review)
    .input(At.extend({ text: Text, dueOn: DayShape.optional() }))
    .output(Moved),
  reopenHandDown: post('/planning/hand-downs/{id}/reopen', 'Reopen what is locked, with a reason')
    .meta({ may: 'planning.reopen', kind: 'write' })
    .input(At.extend({ text: Text, dueOn: DayShape.optional() }))
    .output(Moved),
  recordAnswer: post('/planning/hand-downs/{id}/record', 'Record an answer given by telephone')
    .meta(review)
    .input(At.extend({ action: z.enum(['acknowledge', 'object']), text: Text }))
    .output(Moved),
  reminders: get(
    '/planning/plans/{id}/reminders',
    'What a reminder would say to each who is silent',
  )
    .meta({ may: 'planning.review', personal: true })
    .input(z.object({ id: Id }))
    .output(z.array(ReminderShape)),
  remind: post('/planning/plans/{id}/reminders', 'Remind those chosen')
    .meta(review)
    .input(z.object({ id: Id, handDowns: z.array(Id).min(1).max(5000) }))
    .output(z.object({ sent: z.number().int(), left: z.number().int() })),

  myHandDowns: get('/planning/hand-downs', 'What was handed down to one’s own regions')
    .meta({ may: 'planning.respond' })
    .output(z.array(HandDownRow)),
  acknowledge: post('/planning/hand-downs/{id}/acknowledge', 'Acknowledge it')
    .meta(respond)
    .input(At)
    .output(Moved),
  objectTo: post('/planning/hand-downs/{id}/object', 'Object to it, with the reason')
    .meta(respond)
    .input(At.extend({ text: Text }))
    .output(Moved),
  noteOn: post('/planning/hand-downs/{id}/note', 'Write to the other side')
    .meta(respond)
    .input(At.extend({ text: Text }))
    .output(Moved),
  fileMonths: post('/planning/hand-downs/{id}/months', 'File the split over the months')
    .meta(respond)
    .input(At.extend({ items: Months }))
    .output(Receipt),
  beginOwnPlan: post('/planning/hand-downs/{id}/plan', 'Begin the plan that splits it further')
    .meta({ may: 'planning.change', kind: 'write' })
    .input(z.object({ id: Id }))
    .output(z.object({ planId: Id })),
  fileOwnPlan: post('/planning/hand-downs/{id}/file', 'File the plan that splits it further')
    .meta({ may: 'planning.submit', kind: 'write' })
    .input(At)
    .output(Receipt),

  taskHandDown: get('/task/hand-down', 'The one hand-down that a link opened')
    .meta({ may: 'anyone', task: true })
    .output(HandDownShape),
  taskAcknowledge: post('/task/hand-down/acknowledge', 'Acknowledge it, by a link')
    .meta(byLink)
    .input(z.object({ version: Version }))
    .output(Moved),
  taskObject: post('/task/hand-down/object', 'Object to it, by a link')
    .meta(byLink)
    .input(Said)
    .output(Moved),
  taskNote: post('/task/hand-down/note', 'Write to the level above, by a link')
    .meta(byLink)
    .input(Said)
    .output(Moved),
  taskFileMonths: post('/task/hand-down/months', 'File the split over the months, by a link')
    .meta(byLink)
    .input(z.object({ version: Version, items: Months }))
    .output(Receipt),
  taskConfirmLiaison: post('/task/liaison/confirm', 'Confirm to be the liaison, by a link')
    .meta(byLink)
    .output(z.object({ confirmedAt: z.string() })),
  renewLink: post('/task/renew', 'Send another link to the registered number')
    .meta({ may: 'anyone', kind: 'write', throttled: true })
    .input(z.object({ token: z.string().min(20).max(200) }))
    .output(z.object({ asked: z.boolean() })),
}
