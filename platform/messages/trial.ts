import { clockOf } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '../change.ts'
import { newId } from '../id.ts'
import { post } from './post.ts'
import { trialMessage } from './template-list.ts'

/** Sends a trial to an address, by the whole way that messages take. */
export async function sendTrial(
  act: Act,
  { channel, address }: { readonly channel: 'email' | 'sms'; readonly address: string },
  regionId: string | undefined,
): Promise<Change<{ posted: boolean }>> {
  if (regionId === undefined) {
    throw new Problem('not-permitted', {
      zh: '试发须由在某一地区任职的系统管理员进行。',
      en: 'A trial is sent by a system administrator of some region.',
    })
  }
  const id = newId()
  const sender = act.actor.name
  await post(act, {
    template: trialMessage,
    key: id,
    to: { name: sender, ...(channel === 'email' ? { email: address } : { phone: address }) },
    data: { sender, at: `${act.today} ${clockOf(act.now)}` },
    urgent: true,
    regionId,
  })
  return record(act, { name: 'message.tried', subject: id, data: { channel } }, { posted: true })
}
