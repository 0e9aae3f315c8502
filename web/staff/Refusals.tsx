import { Link, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Page } from '../kit/Page.tsx'
import { Failed } from '../kit/States.tsx'
import { shellWords } from '../words/shell.ts'
import { useWords } from '../words/useWords.ts'

/** 404: there is no such page. */
export function NotFound() {
  const words = useWords(shellWords)
  return <Refusal title={words.notFound}>{words.notFoundSays}</Refusal>
}

/** 403: the page exists, and the account's roles do not open it. */
export function NotPermitted({ page }: { readonly page: string }) {
  const words = useWords(shellWords)
  return <Refusal title={words.notPermitted}>{words.notPermittedSays(page)}</Refusal>
}

/** 500 of the page itself, or a server that did not answer when it was opened. */
export function Crashed({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const words = useWords(shellWords)
  const router = useRouter()
  const again = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Page title={words.crashed}>
      <Failed error={error} onRetry={again} />
    </Page>
  )
}

function Refusal({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const words = useWords(shellWords)
  return (
    <Page title={title}>
      <div className="state">
        <p>{children}</p>
        <p>
          <Link to="/home">{words.home}</Link>
        </p>
      </div>
    </Page>
  )
}
