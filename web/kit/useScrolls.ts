import { type RefObject, useEffect, useState } from 'react'

/** Whether a box is wider inside than out, so that a keyboard must be able to reach it to scroll. */
export function useScrolls(box: RefObject<HTMLElement | null>): boolean {
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const it = box.current
    if (it === null) return
    const watch = new ResizeObserver(() => {
      const overflow = getComputedStyle(it).overflowX
      setScrolls(overflow === 'auto' && it.scrollWidth > it.clientWidth)
    })
    watch.observe(it)
    for (const inner of it.children) watch.observe(inner)
    return () => watch.disconnect()
  }, [box])
  return scrolls
}
