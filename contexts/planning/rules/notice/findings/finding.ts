import { type Finding, type FindingCode, findingSeverity, type Place } from '../shape.ts'
import { messageOf } from './messages.ts'

/** Makes a finding with its fixed severity and its sentence in both languages. */
export const finding = (
  code: FindingCode,
  values: Finding['values'],
  at: Place | null,
): Finding => ({
  code,
  severity: findingSeverity[code],
  message: messageOf(code, values),
  values,
  at,
})

/** Findings by severity, then by line. */
export function sorted(findings: readonly Finding[]): Finding[] {
  return findings
    .map((found, order) => ({ found, order }))
    .sort(
      (one, other) =>
        weight[one.found.severity] - weight[other.found.severity] ||
        pageOf(one.found) - pageOf(other.found) ||
        lineOf(one.found) - lineOf(other.found) ||
        one.order - other.order,
    )
    .map(({ found }) => found)
}

const weight = { error: 0, warning: 1, info: 2 } as const
const pageOf = ({ at }: Finding): number => at?.page ?? 0
const lineOf = ({ at }: Finding): number => at?.line ?? 0
