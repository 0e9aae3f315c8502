import type { Unit } from '#kernel/blood.ts'
import { basisNames, definitions } from '#kernel/unit-words.ts'
import { kitWords } from '../words/kit.ts'
import { useLanguage, useWords } from '../words/useWords.ts'
import { Disclosure } from './Disclosure.tsx'
import './marks.css'

/** The 口径 of the figures near it; pressing it opens what the unit counts and what it does not. */
export function Basis({ unit, bare = false }: { readonly unit: Unit; readonly bare?: boolean }) {
  const words = useWords(kitWords)
  const language = useLanguage()

  return (
    <span className="caption nowrap">
      {bare ? null : <>{words.basis} </>}
      <Disclosure className="basis" label={basisNames[unit][language]}>
        <p className="basis-text">{definitions[unit][language]}</p>
      </Disclosure>
    </span>
  )
}
