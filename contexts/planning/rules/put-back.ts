import { Problem } from '#kernel/problem.ts'
import type { Draft, DraftItem, DraftTarget } from './draft.ts'

/** Parts and spans that were removed, as they were, each with the place it had in its list. */
export interface PuttingBack {
  readonly do: 'put-back'
  readonly targets: readonly { readonly at: number; readonly part: DraftTarget }[]
  readonly items: readonly { readonly at: number; readonly span: DraftItem }[]
}

/** Puts them back where they stood; throws `input-invalid` where they no longer fit. */
export function putBack(draft: Draft, { targets, items }: PuttingBack): Draft {
  const whole: Draft = {
    targets: inserted(
      draft.targets,
      targets.map(({ at, part }) => [at, part] as const),
    ),
    items: inserted(
      draft.items,
      items.map(({ at, span }) => [at, span] as const),
    ),
  }
  const keys = [...whole.targets, ...whole.items].map(({ key }) => key)
  if (new Set(keys).size < keys.length) throw thereAlready()
  for (const { part } of targets) requireFitting(whole, part)
  for (const { span } of items) {
    if (!whole.targets.some(({ key }) => key === span.targetKey) || span.from > span.to) {
      throw noPlace()
    }
  }
  return whole
}

/** Into a list, the foremost first, so that each comes to stand where it stood. */
function inserted<T>(list: readonly T[], those: readonly (readonly [number, T])[]): T[] {
  const whole = [...list]
  for (const [at, one] of those.toSorted(([a], [b]) => a - b)) whole.splice(at, 0, one)
  return whole
}

function requireFitting({ targets }: Draft, part: DraftTarget): void {
  const parent = targets.find(({ key }) => key === part.parentKey)
  const fits = parent !== undefined && parent.kind !== 'unit' && part.kind !== 'total'
  const isUnit = (part.kind === 'unit') === (part.unitId !== null)
  const hasAmount = (part.amount === null) === (part.status === 'pending')
  if (!fits || !isUnit || !hasAmount || isCircle(targets, part)) throw noPlace()
  const twice = targets.some(
    ({ key, unitId, parentKey }) =>
      unitId !== null && unitId === part.unitId && parentKey === part.parentKey && key !== part.key,
  )
  if (twice) throw thereAlready()
}

/** Whether a part is found among those above it. */
function isCircle(targets: readonly DraftTarget[], part: DraftTarget): boolean {
  const parents = new Map(targets.map(({ key, parentKey }) => [key, parentKey]))
  const seen = new Set<string>()
  for (let at: string | null = part.key; at !== null; at = parents.get(at) ?? null) {
    if (seen.has(at)) return true
    seen.add(at)
  }
  return false
}

const thereAlready = () =>
  new Problem('input-invalid', {
    zh: '要放回的行已经在计划里。',
    en: 'What is to be put back is in the plan already.',
  })

const noPlace = () =>
  new Problem('input-invalid', {
    zh: '要放回的行已经没有位置：它所属的一组不在了，或内容不完整。',
    en: 'What is to be put back has no place any more: its group is gone, or it is incomplete.',
  })
