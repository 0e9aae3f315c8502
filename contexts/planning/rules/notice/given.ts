import type { Place, ReadNotice } from './shape.ts'

/**
 * A result as tests compare it with an expected one: without what may differ, white space, the
 * extent of quoted wording, the words of citations.
 */
export function comparable(notice: ReadNotice, expected: ReadNotice): unknown {
  const findings = notice.findings.map((finding, index) => {
    const other = expected.findings[index]?.values ?? {}
    return {
      code: finding.code,
      severity: finding.severity,
      values: Object.fromEntries(
        Object.entries(finding.values).map(([name, value]) => [
          name,
          valueBeside(name, value, other[name]),
        ]),
      ),
      at: finding.at && lines(finding.at),
    }
  })
  return {
    ...notice,
    title: notice.title && bare(notice.title),
    targets: notice.targets.map((target) => ({ ...target, at: lines(target.at) })),
    ratios: notice.ratios.map((ratio, at) => ({
      ...ratio,
      of: beside(ratio.of, expected.ratios[at]?.of),
      at: lines(ratio.at),
    })),
    deadlines: notice.deadlines.map((deadline, at) => ({
      ...deadline,
      what: beside(deadline.what, expected.deadlines[at]?.what),
      at: lines(deadline.at),
    })),
    tables: notice.tables.map((table) => ({
      ...table,
      title: table.title && bare(table.title),
      at: lines(table.at),
      rows: table.rows.map((row) => ({ ...row, at: lines(row.at) })),
    })),
    findings,
  }
}

/**
 * As `comparable`, for another form of the same text: without format, places and order of findings.
 * Of noise only letters and digits count: what separates cells is no text in another form.
 */
export function comparableElsewhere(notice: ReadNotice, expected: ReadNotice): unknown {
  return withoutPlaces(comparable(inOrder(notice), inOrder(expected)))
}

/** Text without any white space. */
export const bare = (text: string): string => text.replace(/\s+/g, '')

type Value = ReadNotice['findings'][number]['values'][string]

function valueBeside(name: string, value: Value, other: Value | undefined): Value {
  if (other === '*') return value === '' || value === null ? value : '*'
  const isWording = name === 'text' || name === 'unit'
  if (!isWording || typeof value !== 'string' || typeof other !== 'string') return value
  return beside(value, other)
}

/** Wording that holds the other, or is held by it, counts as the other. */
function beside(text: string, other: string | undefined): string {
  if (other === undefined) return bare(text)
  const isSame = bare(text).includes(bare(other)) || bare(other).includes(bare(text))
  return bare(isSame ? other : text)
}

const lines = ({ line, also }: Place): unknown =>
  also ? { line, also: also.map((place) => place.line) } : { line }

const inOrder = (notice: ReadNotice): ReadNotice => ({
  ...notice,
  findings: notice.findings
    .map((finding) => {
      const { text } = finding.values
      if (finding.code !== 'unreadable' || typeof text !== 'string') return finding
      return { ...finding, values: { ...finding.values, text: text.replace(/[\s|-]/g, '') } }
    })
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
})

const keyOf = ({ code, values }: ReadNotice['findings'][number]): string =>
  `${code} ${bare(String(values.unit ?? values.text ?? values.element ?? ''))}`

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'at' && name !== 'format')
      .map(([name, inner]) => [name, withoutPlaces(inner)]),
  )
}
