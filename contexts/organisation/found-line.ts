import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { getLine, getRegion } from './queries.ts'
import { nameTaken, refusedAs } from './refusals.ts'

export interface NewLine {
  /** The region that keeps the line, for itself and all below. */
  readonly regionId: string
  readonly parentId: string | null
  readonly name: string
  readonly position?: number
  readonly demo?: boolean
  readonly importId?: string
}

/** Founds a line (条线, 系统), by itself or within another of the same region. */
export async function foundLine(act: Act, wish: NewLine): Promise<Change<{ id: string }>> {
  const { regionId, parentId } = wish
  const name = wish.name.trim()
  const region = await getRegion(act.tx, regionId)
  if (parentId !== null && (await getLine(act.tx, parentId)).regionId !== regionId) {
    throw elsewhere(region.name)
  }
  const id = newId()
  const line = { regionId, parentId, name }
  await act.tx
    .insertInto('organisation.line')
    .values({
      ...line,
      id,
      position: wish.position ?? 0,
      demo: wish.demo ?? false,
      importId: wish.importId ?? null,
    })
    .execute()
    .catch(refusedAs({ line_region_id_name_key: nameTaken(name) }))
  return record(
    act,
    { name: 'line.founded', subject: id, data: { before: null, after: line } },
    { id },
  )
}

const elsewhere = (region: string) =>
  new Problem('conflict', {
    zh: `上级条线不属于“${region}”，请改选。`,
    en: `The line above is not one of “${region}”; choose another.`,
  })
