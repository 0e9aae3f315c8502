import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useState } from 'react'
import { usePrinting } from './usePrinting.ts'

/** From so many lines on the grid scrolls by itself, and only what is seen is drawn. */
const longFrom = 60

/** Which lines are drawn and where; the one with the cursor always is, so that focus is not lost. */
export function useGridWindow(
  lines: number,
  cursor: number,
  box: RefObject<HTMLDivElement | null>,
) {
  const printing = usePrinting()
  const isLong = lines > longFrom && !printing
  const [rowHeight, setRowHeight] = useState(26)
  useLayoutEffect(() => {
    const said = getComputedStyle(document.documentElement).getPropertyValue('--row-compact')
    setRowHeight(Number.parseFloat(said) || 26)
  }, [])
  const virtual = useVirtualizer({
    count: lines,
    enabled: isLong,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range)
      if (cursor >= lines || seen.includes(cursor)) return seen
      return cursor < (seen[0] ?? 0) ? [cursor, ...seen] : [...seen, cursor]
    },
  })
  const all = () =>
    Array.from({ length: lines }, (_, index) => ({ index, start: index * rowHeight }))
  return {
    isLong,
    rows: isLong ? virtual.getVirtualItems().filter(({ index }) => index < lines) : all(),
    height: lines * rowHeight,
    page: isLong ? Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 4) : 10,
    show: (line: number) => {
      if (isLong) show(box.current, line, rowHeight)
    },
  }
}

/** Scrolls a line into sight, clear of the head above and the sums below. */
function show(box: HTMLElement | null, line: number, rowHeight: number): void {
  if (box === null) return
  const heightOf = (name: string) => box.querySelector<HTMLElement>(name)?.offsetHeight ?? 0
  const [head, foot] = [heightOf('.month-head'), heightOf('.month-foot')]
  const top = line * rowHeight
  const bottom = top + rowHeight + head + foot
  if (top < box.scrollTop) box.scrollTop = top
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight
}
