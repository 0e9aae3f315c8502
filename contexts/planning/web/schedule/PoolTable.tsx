import { Facts } from '#web/kit/Inspector.tsx'
import { SeverityTag, Ticked } from '#web/kit/Tag.tsx'
import { number, signed } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { pooledRows, scheduled } from '../../rules/schedule.ts'
import type { ItemShape, PlanShape } from '../../shapes.ts'
import { scheduleWords } from './words.ts'

/** Why a pooled row is as large as it is: what each unit of the group owes it. */
export function PoolTable({ plan, item }: { readonly plan: PlanShape; readonly item: ItemShape }) {
  const words = useWords(scheduleWords)
  const pool = pooledRows(plan.targets, plan.items).find(({ itemKey }) => itemKey === item.key)
  if (pool === undefined) return null
  const labels = new Map(plan.targets.map(({ key, label }) => [key, label]))
  const placed = scheduled(plan.targets, plan.items)
  const sum = pool.owed.reduce((total, { amount }) => total + amount, 0)
  const remainders = pool.owed.some(({ key }) => (placed.get(key)?.own ?? 0) > 0)

  return (
    <div className="plan-pool">
      <p>
        {pool.explained ? (
          <Ticked>
            {remainders ? words.poolExplained(number(sum)) : words.poolTargets(number(sum))}
          </Ticked>
        ) : (
          <SeverityTag severity="warning">
            {words.poolOff(number(sum), signed(item.amount - sum))}
          </SeverityTag>
        )}
      </p>
      <div className="plan-pool-list">
        <Facts of={pool.owed.map(({ key, amount }) => [labels.get(key) ?? '', number(amount)])} />
      </div>
    </div>
  )
}
