import { bare } from '../characters.ts'
import type { OpenRow } from './assemble.ts'

/**
 * Brackets after a name are an area where the same unit stands in the document's tables without
 * them or with others; otherwise they belong to the name.
 */
export function separateAreas(tables: readonly OpenRow[][]): void {
  if (!tables.some((rows) => rows.some(({ label }) => /[（(]/.test(label)))) return
  const forms = new Map<string, Set<string>>()
  for (const { label } of tables.flat()) {
    const name = nameOf(label)
    const known = forms.get(name) ?? new Set()
    forms.set(name, known.add(bare(label)))
  }
  for (const row of tables.flat()) {
    const match = bracketed.exec(row.label)
    if (match === null || forms.get(nameOf(row.label))!.size < 2) continue
    row.label = match[1]!.trim()
    row.area = match[2]!.trim()
  }
}

const nameOf = (label: string): string => bare(bracketed.exec(label)?.[1] ?? label)

const bracketed = /^([^（(]+)[（(]([^（()）]+)[)）]\s*$/
