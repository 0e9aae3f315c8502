import { type Act, type Change, type Look, record } from '../change.ts'

/** How the parts of the page of today are arranged; parts not named come after those that are. */
export interface HomeArrangement {
  readonly places: readonly string[]
  readonly hidden: readonly string[]
}

/** The asker's own arrangement; without one, the programme's. */
export async function viewHome({ tx, actor }: Look): Promise<{
  places: string[]
  hidden: string[]
}> {
  const own = await tx
    .selectFrom('access.home')
    .select(['places', 'hidden'])
    .where('accountId', '=', actor.accountId!)
    .executeTakeFirst()
  return own ?? { places: [], hidden: [] }
}

/** Keeps how the asker wants it; with nothing named it is as the programme has it again. */
export async function arrangeHome(
  act: Act,
  { places, hidden }: HomeArrangement,
): Promise<Change<{ places: string[]; hidden: string[] }>> {
  const accountId = act.actor.accountId!
  const kept = { places: [...places], hidden: [...hidden], at: act.now }
  if (places.length + hidden.length === 0) {
    await act.tx.deleteFrom('access.home').where('accountId', '=', accountId).execute()
  } else {
    await act.tx
      .insertInto('access.home')
      .values({ accountId, ...kept })
      .onConflict((own) => own.column('accountId').doUpdateSet(kept))
      .execute()
  }
  const arranged = { places: kept.places, hidden: kept.hidden }
  return record(act, { name: 'home.arranged', subject: accountId, data: arranged }, arranged)
}
