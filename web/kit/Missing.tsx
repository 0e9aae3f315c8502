import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import './marks.css'

/**
 * Why there is no figure. A zero is none of these: it is a figure, and is written 0.
 * `no-data` nobody knows, `pending` the authority has yet to set it, `unscheduled` it has no
 * period, `blank` someone has yet to fill it in, `suppressed` too few people to publish.
 */
export type MissingKind = 'no-data' | 'pending' | 'unscheduled' | 'blank' | 'suppressed'

/** Stands where a figure would; each kind has its own shape. */
export function Missing({ kind }: { readonly kind: MissingKind }) {
  const words = useWords(kitWords)

  if (kind === 'no-data') return <Sign sign="--" says={words.noData} />
  if (kind === 'suppressed') return <Sign sign="*" says={words.suppressed} />
  return <span className="pending">{words[kind]}</span>
}

function Sign({ sign, says }: { readonly sign: string; readonly says: string }) {
  return (
    <span className="no-figure" title={says}>
      <span aria-hidden="true">{sign}</span>
      <span className="unseen">{says}</span>
    </span>
  )
}
