import { Basis } from '#web/kit/Basis.tsx'
import { Equation, Equations, type Term } from '#web/kit/Equation.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { ReadNotice } from '../../rules/notice/shape.ts'
import { noticeWords } from './words.ts'

/** 等式先行: the total and its parts, then the schedule and the quotas it places in time. */
export function NoticeEquation({ read }: { readonly read: ReadNotice }) {
  const words = useWords(noticeWords)
  const parts = partsOf(read, words)
  const quotas = read.tables.filter(({ kind }) => kind === 'quota')
  const schedule = read.tables.find(({ kind }) => kind === 'schedule')
  const unit = read.targets[0]?.unit ?? quotas[0]?.unit
  if (parts === undefined && quotas.length === 0) return null

  return (
    <>
      <Equations>
        {parts === undefined ? null : <Equation left={[parts.whole]} right={parts.terms} />}
        {quotas.length === 0 ? null : (
          <Equation
            left={[
              schedule === undefined
                ? {
                    value: quotas.reduce((sum, table) => sum + table.sum, 0),
                    caption: words.groupSum,
                  }
                : { value: schedule.sum, caption: words.scheduleSum },
            ]}
            right={quotas.map(({ title, sum }) => ({
              value: sum,
              caption: shortTitle(title) ?? words.rowSum,
            }))}
          />
        )}
      </Equations>
      {unit === undefined || unit === 'unknown' ? null : <Basis unit={unit} />}
    </>
  )
}

function partsOf({ targets }: ReadNotice, words: typeof noticeWords.zh) {
  const whole = targets.find(({ track }) => track === 'total')
  if (whole === undefined || whole.amount === null) return undefined
  const others = targets.filter(
    ({ track, unit }) => track !== 'total' && track !== 'other' && unit === whole.unit,
  )
  const known = others.filter(({ amount }) => amount !== null)
  const pending = others.filter(({ amount }) => amount === null)
  const rest = whole.amount - known.reduce((sum, { amount }) => sum + amount!, 0)
  const terms: Term[] = [
    ...known.map(({ amount, track }) => ({ value: amount!, caption: words.short[track] })),
    ...(pending.length === 0
      ? []
      : [
          {
            value: rest,
            pending: true,
            caption: `${pending.map(({ track }) => words.short[track]).join('、')}，${words.pendingParts}`,
          },
        ]),
  ]
  if (terms.length === 0) return undefined
  return { whole: { value: whole.amount, caption: words.short.total } satisfies Term, terms }
}

/** «2020 年青浦区各镇、街道献血募集目标分解表» is 各镇、街道 in a caption. */
const shortTitle = (title: string | null): string | undefined =>
  title === null
    ? undefined
    : /各[\p{Script=Han}、]+?(?=献血|无偿)/u.exec(title.replace(/\s/g, ''))?.[0]
