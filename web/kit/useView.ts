import { useLocation, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { z } from 'zod'

/**
 * What a page looks at, kept in its address so that a link shows others the same: tab, filters,
 * sort, selected id. A part that the schema does not accept is as if it were not there. `replace`
 * keeps Back where it was; give `push` for a step that Back should undo.
 */
export function useView<Shape extends z.ZodObject>(schema: Shape) {
  const search = useLocation({ select: (location) => location.searchStr })
  const navigate = useNavigate()
  const view = useMemo(() => readView(schema, new URLSearchParams(search)), [schema, search])

  const setView = (change: Partial<z.input<Shape>>, how: 'replace' | 'push' = 'replace') => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined || value === null || value === '') next.delete(name)
      else next.set(name, String(value))
    }
    void navigate({
      to: '.',
      search: Object.fromEntries(next) as never,
      replace: how === 'replace',
      resetScroll: false,
    })
  }

  return [view, setView] as const
}

/** Reads the parts that a schema accepts, one by one: a bad one does not spoil the others. */
export function readView<Shape extends z.ZodObject>(
  schema: Shape,
  from: URLSearchParams,
): z.output<Shape> {
  const given = Object.fromEntries(
    Object.entries(schema.shape as Record<string, z.ZodType>)
      .map(([name, part]) => [name, part.safeParse(from.get(name) ?? undefined)] as const)
      .flatMap(([name, parsed]) => (parsed.success ? [[name, parsed.data]] : [])),
  )
  return given as z.output<Shape>
}
