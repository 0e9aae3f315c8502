import type { ReactNode } from 'react'
import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import './marks.css'

/** How grave a finding is; each has its word, so colour is never alone. */
export type Severity = 'error' | 'warning' | 'note'

/** A short word of state in a hairline frame: 未开始, 草稿. Done things have no tag. */
export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className="tag">{children}</span>
}

/** 错误, 提醒 or 说明, or another word of that severity. */
export function SeverityTag(props: { readonly severity: Severity; readonly children?: ReactNode }) {
  const words = useWords(kitWords)
  return (
    <span className="tag" data-severity={props.severity}>
      {props.children ?? words[props.severity]}
    </span>
  )
}

/** 演示: this figure is invented. */
export function DemoTag({ children }: { readonly children?: ReactNode }) {
  const words = useWords(kitWords)
  return <span className="demo">{children ?? words.demo}</span>
}

/** A tick with its words: two counts agree, a step is done. Print it only where that was computed. */
export function Ticked({ children }: { readonly children: ReactNode }) {
  return (
    <span className="ticked">
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path d="M1.8 6.4l3 3 5.6-6.8" fill="none" stroke="currentColor" strokeWidth="1.8" />
      </svg>
      {children}
    </span>
  )
}
