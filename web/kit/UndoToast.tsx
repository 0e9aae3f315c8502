import { useEffect } from 'react'
import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import './States.css'

interface Props {
  /** What was done: 已取消预约. */
  readonly says: string
  readonly onUndo: () => void
  /** Called after ten seconds; what was done then stands, and is still in the history. */
  readonly onGone: () => void
}

/** Ten seconds to take back a simple reversible act. */
export function UndoToast({ says, onUndo, onGone }: Props) {
  const words = useWords(kitWords)

  useEffect(() => {
    const timer = setTimeout(onGone, 10_000)
    return () => clearTimeout(timer)
  }, [onGone])

  return (
    <div className="undo-toast" role="status">
      <span>{says}</span>
      <button type="button" onClick={onUndo}>
        {words.undo}
      </button>
    </div>
  )
}
