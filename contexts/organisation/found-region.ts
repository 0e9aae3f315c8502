import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { getRegion } from './queries.ts'
import { nameTaken, refusedAs } from './refusals.ts'
import { liesWithin, type RegionKind } from './rules/kinds.ts'

export interface NewRegion {
  /** Null for the root of a tree: only the programme itself founds one. */
  readonly parentId: string | null
  readonly kind: RegionKind
  readonly name: string
  readonly code?: string | null
  readonly on: Day
  readonly position?: number
  readonly demo?: boolean
  readonly importId?: string
}

/** Founds a region within a larger one. Answers `conflict` when the name is taken there. */
export async function foundRegion(act: Act, wish: NewRegion): Promise<Change<{ id: string }>> {
  const { parentId, kind, on } = wish
  const name = wish.name.trim()
  if (parentId !== null) {
    const parent = await getRegion(act.tx, parentId)
    if (!liesWithin(kind, parent.kind)) throw notWithin(name, parent.name)
    if (parent.endedOn !== null && parent.endedOn <= on) throw alreadyEnded(parent.name)
  } else if (act.actor.accountId !== null) {
    throw new Problem('not-permitted', {
      zh: '最上级地区由安装程序建立；请选择上级地区。',
      en: 'The topmost region is founded at installation; choose the region above.',
    })
  }
  const id = newId()
  const region = { parentId, kind, name, code: wish.code ?? null }
  await act.tx
    .insertInto('organisation.region')
    .values({
      ...region,
      id,
      ancestors: [],
      beganOn: on,
      position: wish.position ?? 0,
      demo: wish.demo ?? false,
      importId: wish.importId ?? null,
    })
    .execute()
    .catch(
      refusedAs({ region_name_once: nameTaken(name), region_code_key: codeTaken(region.code) }),
    )
  return record(
    act,
    { name: 'region.founded', subject: id, data: { on, before: null, after: region } },
    { id },
  )
}

const notWithin = (name: string, parent: string) =>
  new Problem('conflict', {
    zh: `“${name}”不能设在“${parent}”之下：下级地区必须比上级小。请改选上级地区或类型。`,
    en: `“${name}” cannot lie in “${parent}”: a region lies in a larger one. Choose another region above, or another kind.`,
  })

const alreadyEnded = (name: string) =>
  new Problem('conflict', {
    zh: `“${name}”在这一天已经撤销，不能再设下级地区。`,
    en: `“${name}” is no more on that day; nothing can be founded in it.`,
  })

const codeTaken = (code: string | null) =>
  new Problem('conflict', {
    zh: `行政区划代码“${code}”已被其他地区使用，请核对。`,
    en: `The code “${code}” belongs to another region; check it.`,
  })
