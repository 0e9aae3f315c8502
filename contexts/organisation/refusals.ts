import { Problem } from '#kernel/problem.ts'

/** Turns the refusal of a named constraint into the problem people are told; others pass. */
export const refusedAs =
  (byConstraint: Readonly<Record<string, Problem>>) =>
  (error: unknown): never => {
    const constraint = constraintOf(error)
    throw (constraint !== undefined && byConstraint[constraint]) || error
  }

const constraintOf = (error: unknown): string | undefined =>
  typeof error === 'object' &&
  error !== null &&
  'constraint' in error &&
  typeof error.constraint === 'string'
    ? error.constraint
    : undefined

export const nameTaken = (name: string) =>
  new Problem('conflict', {
    zh: `这个地区已有“${name}”。如果是另一个单位，请写出全称加以区别。`,
    en: `“${name}” already exists in this region. If it is another one, write its full name to tell them apart.`,
  })

export const codeTaken = (code: string | null) =>
  new Problem('conflict', {
    zh: `单位代码“${code}”已被其他单位使用，请核对。`,
    en: `The code “${code}” belongs to another unit; check it.`,
  })

/** Somebody else was faster: both states go along, so that neither is lost. */
export const staleVersion = (theirs: object, yours: object) =>
  new Problem(
    'stale-version',
    {
      zh: '在您编辑期间，这条记录已被他人修改。两种内容都保留在下面，请核对后再保存。',
      en: 'Somebody else changed this while you were editing. Both versions are shown below; check them and save again.',
    },
    { values: { theirs, yours } },
  )

export const ended = (name: string, on: string) =>
  new Problem('conflict', {
    zh: `“${name}”已于${on}撤销，不能再修改。`,
    en: `“${name}” came to its end on ${on} and can no longer be changed.`,
  })
