import type { Watch } from '#platform/http/live.ts'
import { editsSince, stateOf } from '../edit-queries.ts'
import { noRevision } from '../view-plan.ts'
import type { NewsShape } from './contract.ts'

/** Tells what happens to a revision after a state, as long as the asker listens and may see it. */
export async function* watchDraft(
  watch: Watch,
  { id, after }: { readonly id: string; readonly after: number },
): AsyncGenerator<NewsShape, void, void> {
  let known = { version: after, state: '' }
  do {
    const news = await watch.look(async ({ tx }) => {
      const now = await stateOf(tx, id)
      if (now === undefined) throw noRevision()
      if (now.version === known.version && now.state === known.state) return undefined
      return { ...now, edits: await editsSince(tx, id, known.version) }
    })
    if (news !== undefined) {
      known = news
      // Written by `noteEdits`, of the shapes that it is told in; a check constraint holds the states.
      yield news as unknown as NewsShape
    }
  } while (await watch.again())
}
