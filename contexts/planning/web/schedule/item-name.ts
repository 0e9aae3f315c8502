import type { ItemShape, PlanShape } from '../../shapes.ts'

/** What a span is called: its unit with the area, or the name of the pooled row. */
export function useItemName({ targets }: Pick<PlanShape, 'targets'>): (item: ItemShape) => string {
  const labels = new Map(targets.map(({ key, label }) => [key, label]))
  return ({ label, targetKey, area }) => {
    const name = label ?? labels.get(targetKey) ?? ''
    return area === null ? name : `${name}（${area}）`
  }
}
