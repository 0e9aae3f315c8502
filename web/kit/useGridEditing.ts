import { type ClipboardEvent, useState } from 'react'
import type { Cursor } from './grid-cursor.ts'
import type { GridSelection, GridWork } from './month-grid-shapes.ts'
import type { useGridCursor } from './useGridCursor.ts'

interface Given {
  readonly cursor: ReturnType<typeof useGridCursor>
  readonly work: GridWork | undefined
  readonly lines: number
}

interface Edit {
  readonly at: Cursor
  readonly selection: GridSelection
  readonly text: string
  /** Begun by typing: an arrow then ends it, as in a spreadsheet. */
  readonly typed: boolean
  readonly refused?: string | undefined
}

/** Writing in a cell, and what goes to the clipboard and comes from it. */
export function useGridEditing({ cursor, work, lines }: Given) {
  const [edit, setEdit] = useState<Edit>()

  const begin = (typed?: string): boolean => {
    const { selection } = cursor
    const known = selection.cell === undefined ? undefined : work?.textAt(selection)
    if (known === undefined) return false
    const at = { line: cursor.at.line, column: cursor.cellAt(cursor.at).first }
    setEdit({ at, selection, text: typed ?? known, typed: typed !== undefined })
    return true
  }
  /** Takes what was written; false where it was refused and stays. */
  const take = (): boolean => {
    if (edit === undefined) return true
    const before = work?.textAt(edit.selection)
    const refused = edit.text === before ? undefined : work?.onText(edit.selection, edit.text)
    setEdit(refused === undefined ? undefined : { ...edit, refused })
    return refused === undefined
  }
  const takeAndGo = (down: number, right: number) => {
    if (edit === undefined || !take()) return
    const { first, last } = cursor.cellAt(edit.at)
    const column = right > 0 ? last + 1 : right < 0 ? first - 1 : edit.at.column
    cursor.go({
      line: Math.max(0, Math.min(lines - 1, edit.at.line + down)),
      column: Math.max(0, Math.min(cursor.columns - 1, column)),
    })
  }
  const giveUp = () => {
    setEdit(undefined)
    cursor.go(cursor.at)
  }

  return {
    at: edit?.at,
    text: edit?.text ?? '',
    typed: edit?.typed ?? false,
    refused: edit?.refused,
    begin,
    takeAndGo,
    giveUp,
    write: (text: string) => setEdit((now) => now && { ...now, text, refused: undefined }),
    /** The field is left by the pointer: what fits is kept, what does not is given up. */
    leave: () => {
      if (edit !== undefined && !take()) setEdit(undefined)
    },
    onClip: (event: ClipboardEvent, cut: boolean) => {
      if (edit !== undefined) return
      const clip = work?.onCopy(cursor.selection, cut)
      if (clip === undefined) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', clip.tsv)
      event.clipboardData.setData('text/html', clip.html)
    },
    onPaste: (event: ClipboardEvent) => {
      if (edit !== undefined || work === undefined) return
      event.preventDefault()
      work.onPaste(cursor.selection, {
        tsv: event.clipboardData.getData('text/plain'),
        html: event.clipboardData.getData('text/html'),
      })
    },
  }
}

export type GridEditing = ReturnType<typeof useGridEditing>
