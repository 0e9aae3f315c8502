/** A piece of a page's line between two wide gaps, and from where to where it reaches. */
export interface Segment {
  readonly text: string
  readonly from: number
  readonly to: number
}

/**
 * The lines as text, their segments joined by tabs. Where neighbouring lines stand in columns
 * together, a line with fewer segments gets a tab for each column it leaves empty, so that a
 * figure stays under its heading. The columns are those of the lines with most segments; lines
 * that do not fit into them keep their single tabs.
 */
export function alignColumns(lines: readonly (readonly Segment[])[]): string[] {
  const texts: string[] = []
  for (let at = 0; at < lines.length; ) {
    const length = lines.slice(at).findIndex((line) => line.length < 2)
    const end = length < 0 ? lines.length : at + Math.max(1, length)
    texts.push(...block(lines.slice(at, end)))
    at = end
  }
  return texts
}

function block(lines: readonly (readonly Segment[])[]): string[] {
  const columns = columnsOf(lines)
  return lines.map((line) => {
    const placed = columns && line.length < columns.length ? place(line, columns) : undefined
    return (placed ?? line.map(({ text }) => text)).join('\t')
  })
}

interface Column {
  readonly from: number
  readonly to: number
}

/** The reach of each column over the fullest lines, unless two columns overlap. */
function columnsOf(lines: readonly (readonly Segment[])[]): readonly Column[] | undefined {
  const most = Math.max(...lines.map((line) => line.length))
  const full = lines.filter((line) => line.length === most)
  const columns = Array.from({ length: most }, (_, i) => ({
    from: Math.min(...full.map((line) => line[i]!.from)),
    to: Math.max(...full.map((line) => line[i]!.to)),
  }))
  const apart = columns.every((column, i) => i === 0 || column.from >= columns[i - 1]!.to)
  return apart ? columns : undefined
}

/** The line's texts by column, '' for an empty one; none when two fall into one column. */
function place(line: readonly Segment[], columns: readonly Column[]): string[] | undefined {
  const texts: string[] = columns.map(() => '')
  let next = 0
  for (const segment of line) {
    const column = nearest(segment, columns)
    if (column < next) return undefined
    texts[column] = segment.text
    next = column + 1
  }
  return texts
}

/** The column a segment overlaps most; of a heading over several, the first; else the closest. */
function nearest(segment: Segment, columns: readonly Column[]): number {
  const distance = ({ from, to }: Column): number => Math.max(from - segment.to, segment.from - to)
  const over = columns.findIndex((column) => distance(column) < 0)
  if (over >= 0) return over
  const distances = columns.map(distance)
  return distances.indexOf(Math.min(...distances))
}
