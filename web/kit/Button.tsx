import { Button as AntButton } from 'antd'
import type { ReactNode } from 'react'
import './form.css'

interface Props {
  readonly children: ReactNode
  /** `primary` the one solid teal of a page, `donor` rouge for donors, `link` for words in a row. */
  readonly kind?: 'primary' | 'plain' | 'donor' | 'link'
  /** 36 px, 32 px in heads and bars, 28 px in rows. */
  readonly size?: 'large' | 'middle' | 'small'
  readonly onClick?: () => void
  readonly submit?: boolean
  /** What is being waited for; the button says so and takes no second press. */
  readonly busy?: boolean
  /** Why the button cannot be used now; it stays reachable and the reason is read with it. */
  readonly why?: string | undefined
  /** The key that does the same, printed on the button. */
  readonly keys?: string
  readonly wide?: boolean
}

/** A button. Where it cannot be used it says why, instead of only being grey. */
export function Button(props: Props) {
  const {
    children,
    kind = 'plain',
    size = 'middle',
    submit = false,
    busy = false,
    why,
    keys,
  } = props
  const off = why !== undefined

  return (
    <AntButton
      type={kind === 'primary' ? 'primary' : 'default'}
      htmlType={submit ? 'submit' : 'button'}
      className={`button button-${kind} button-${size}`}
      block={props.wide ?? false}
      loading={busy}
      aria-disabled={off || undefined}
      title={why}
      onClick={(event) => {
        if (off) event.preventDefault()
        else props.onClick?.()
      }}
    >
      {children}
      {keys === undefined ? null : <kbd>{keys}</kbd>}
      {off ? <span className="unseen">{why}</span> : null}
    </AntButton>
  )
}
