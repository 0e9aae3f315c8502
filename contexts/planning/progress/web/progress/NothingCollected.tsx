import { Link } from '@tanstack/react-router'
import { Empty } from '#web/kit/States.tsx'
import { useMay } from '#web/me.ts'
import { useWords } from '#web/words/useWords.ts'
import { progressWords } from '../words.ts'

/** Stands in the place of the list before anything was imported: nobody is behind by that. */
export function NothingCollected() {
  const words = useWords(progressWords)
  const mayImport = useMay('tallies.import')
  return (
    <Empty
      title={words.nothing}
      normally={words.nothingSays}
      action={mayImport ? <Link to="/tallies/import">{words.toTallies}</Link> : undefined}
    />
  )
}
