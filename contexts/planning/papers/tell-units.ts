import type { Act } from '#platform/change.ts'
import { type Message, postAll } from '#platform/messages/post.ts'
import type { Paper } from '#platform/papers/paper.ts'
import { answeringFor, standing } from '../../organisation/index.ts'
import { letterMessage } from './message-templates.ts'
import { papersOf, type StoredSnapshot } from './queries.ts'
import type { FactsShape } from './shapes.ts'

/** Tells those who answer for each unit today that a letter to it was issued; answers how many. */
export async function tellUnits(act: Act, snapshot: StoredSnapshot): Promise<number> {
  const { office } = JSON.parse(snapshot.facts) as FactsShape
  let told = 0
  for (let from = 0; from < snapshot.papers; from += 500) {
    const letters = await papersOf(act.tx, snapshot.id, { from, count: 500 })
    const ids = letters.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]))
    const people = Map.groupBy(await answeringFor(act.tx, ids, act.today), ({ unitId }) => unitId)
    const messages: Message<typeof letterMessage.fields>[] = []
    for (const { unitId, paper, position } of letters) {
      const { title, addressee } = JSON.parse(paper) as Paper
      for (const one of people.get(unitId ?? '') ?? []) {
        if (one.role !== 'liaison' || standing(one, act.today) !== 'valid') continue
        if (one.accountId === null && one.phone === null) continue
        messages.push({
          template: letterMessage,
          key: `${snapshot.number} ${position}`,
          to: {
            name: one.name,
            accountId: one.accountId,
            phone: one.phone === null ? null : act.secrets.open(one.phone),
          },
          regionId: snapshot.regionId,
          link: '/letters',
          data: { unit: addressee ?? title, issuer: office, title, number: snapshot.number },
        })
      }
    }
    await postAll(act, messages)
    told += messages.length
  }
  return told
}
