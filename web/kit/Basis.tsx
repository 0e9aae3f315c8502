import type { Unit } from '#kernel/blood.ts'
import { basisNames, definitions } from '#kernel/unit-words.ts'
import { kitWords } from '../words/kit.ts'
import { useLanguage, useWords } from '../words/useWords.ts'
import { Disclosure } from './Disclosure.tsx'
import './marks.css'

/** The 口径 of the figures near it; pressing it opens what the unit counts and what it does not. */
export function Basis(props: {
  readonly unit: Unit
  readonly bare?: boolean
  /** What figures near it are called and count, where that differs from the unit's own. */
  readonly name?: string
  readonly says?: string
}) {
  const { unit, bare = false, name, says } = props
  const words = useWords(kitWords)
  const language = useLanguage()

  return (
    <span className="caption nowrap">
      {bare ? null : <>{words.basis} </>}
      <Disclosure className="basis" label={name ?? basisNames[unit][language]}>
        <p className="basis-text">{says ?? definitions[unit][language]}</p>
      </Disclosure>
    </span>
  )
}
