import { type Act, type Change, record } from '#platform/change.ts'
import { bumpResource, lockResource, termsOf } from './queries.ts'
import { beforeBeginning, requireCurrent } from './refusals.ts'
import { termsOn } from './rules/terms.ts'
import { type NewTerms, writeTerms } from './write-terms.ts'

/** States hours and capacity from a day on; days before it keep the terms they had. */
export async function stateTerms(
  act: Act,
  wish: { readonly id: string; readonly version: number; readonly terms: NewTerms },
): Promise<Change<{ version: number }>> {
  const { id, version, terms } = wish
  const held = await lockResource(act.tx, id)
  requireCurrent(held, { version, yours: terms })
  if (terms.from < held.beganOn) throw beforeBeginning(held.beganOn)
  const before = termsOn(await termsOf(act.tx, [id]), terms.from) ?? null
  await writeTerms(act, id, terms)
  return record(
    act,
    {
      name: 'resource.terms-stated',
      subject: id,
      data: { on: terms.from, before, after: { ...terms, name: held.name } },
    },
    await bumpResource(act.tx, id),
  )
}
