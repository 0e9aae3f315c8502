import type { ReactNode } from 'react'
import type { Span } from '#kernel/days.ts'
import type { Reach } from './grid-cursor.ts'
import type { Grain } from './month-grid.ts'

/** A span of a schedule in a line: over which columns it lies, counted once. */
export interface GridBar extends Reach {
  readonly key: string
  readonly span: Span
  readonly amount: number | null
  /** Held back for all: drawn dashed. */
  readonly reserve?: boolean
  /** Seen here and not yet with the server. */
  readonly unsaved?: boolean
  /** A few words in the bar beside the amount: 跨 7–8 月. */
  readonly note?: string
}

/** A line of bars that share no column; a row whose bars meet has further lines below its first. */
export interface GridLine {
  readonly key: string
  readonly name: string
  /** Below another row: 沈巷 below 朱家角镇. */
  readonly indent?: boolean
  /** A further line of the row above. */
  readonly further?: boolean
  /** A heading over the lines of a group, without columns. */
  readonly heading?: boolean
  /** Figures left of the months, in the order of `sides`; asked for when the line is seen. */
  readonly sides?: () => readonly ReactNode[]
  readonly bars: readonly GridBar[]
}

/** A row under the double rule: 月合计, 采集能力; one figure for each column. */
export interface GridTotal {
  readonly key: string
  readonly name: ReactNode
  readonly sides?: readonly ReactNode[]
  readonly cells: readonly ReactNode[]
}

/** What is selected: lines, and the columns of the year among them, if any. */
export interface GridSelection {
  readonly line: number
  /** The cell of the cursor in the columns of the year; undefined left of them. */
  readonly cell: Reach | undefined
  /** The bar under the cursor. */
  readonly bar: string | undefined
  readonly from: number
  readonly to: number
  readonly columns: Reach | undefined
  /** Whether the name of the rows is selected too. */
  readonly names: boolean
}

/** What may be done in a grid that is worked on. */
export interface GridWork {
  /** The text that a cell is edited from; undefined where nothing may be written. */
  readonly textAt: (selection: GridSelection) => string | undefined
  /** Takes what was typed; says why it is refused. */
  readonly onText: (selection: GridSelection, text: string) => string | undefined
  /** A key before the grid moves; true where it was taken. */
  readonly onKey: (pressed: KeyboardEvent, selection: GridSelection) => boolean
  readonly onCopy: (selection: GridSelection, cut: boolean) => Clip | undefined
  readonly onPaste: (selection: GridSelection, clip: Clip) => void
  /** A bar was drawn with the pointer: by how many columns its ends moved. */
  readonly onDrag: (bar: string, by: Reach) => void
}

export type GridPlace = { readonly line: number } | { readonly bar: string }

export interface Clip {
  readonly tsv: string
  readonly html: string
}

export interface MonthGridProps {
  readonly caption: string
  readonly year: number
  readonly grain?: Grain
  readonly lines: readonly GridLine[]
  /** The head of the first column. */
  readonly head: string
  /** Heads of the figures left of the months: 目标, 已排, 余. */
  readonly sides?: readonly string[]
  /** Which columns stay while the year scrolls. */
  readonly frozen?: 'none' | 'name' | 'sides'
  /** Times of the year that matter, behind the bars: 春节前后, 高温. */
  readonly bands?: readonly { readonly name: string; readonly span: Span }[]
  readonly selected?: string | undefined
  /** A bar was chosen by pointer or Ctrl+Enter. */
  readonly onSelect?: (bar: string) => void
  readonly totals?: readonly GridTotal[]
  readonly work?: GridWork | undefined
  /** A line or a bar to go to; another object goes there again. */
  readonly goTo?: GridPlace | undefined
}
