import { diverging } from '../tokens.ts'
import { useLanguage } from '../words/useWords.ts'

const steps = {
  zh: ['少 10% 以上', '少 3–10%', '相差 3% 内', '多 3–10%', '多 10% 以上'],
  en: ['10% or more behind', '3–10% behind', 'within 3%', '3–10% ahead', '10% or more ahead'],
} as const

/** What the five shades of a treemap say about the plan to date. */
export function PlanLegend() {
  const language = useLanguage()
  return steps[language].map((step, at) => (
    <span key={step}>
      <i className="chart-swatch" style={{ background: diverging[at] }} />
      {step}
    </span>
  ))
}
