import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { roleWords } from '#platform/access/role-words.ts'
import { api } from '../api.ts'
import { Button } from '../kit/Button.tsx'
import { Disclosure } from '../kit/Disclosure.tsx'
import { SealMark } from '../kit/Seal.tsx'
import { DemoTag } from '../kit/Tag.tsx'
import type { Me } from '../me.ts'
import { shellWords } from '../words/shell.ts'
import { useLanguage, useWords } from '../words/useWords.ts'
import { Bell } from './inbox/Bell.tsx'
import { PreferenceFields } from './PreferenceFields.tsx'

interface Props {
  readonly me: Me
  readonly menuOpen: boolean
  readonly onMenu: () => void
  readonly onSearch: () => void
}

/** The bar at the top: whose desk this is, the search, and who is signed in. */
export function TopBar({ me, menuOpen, onMenu, onSearch }: Props) {
  const words = useWords(shellWords)
  const region = me.assignments[0]?.regionName

  return (
    <header className="top">
      <button
        type="button"
        className="top-menu"
        aria-expanded={menuOpen}
        aria-controls="navigation"
        onClick={onMenu}
      >
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
          <path d="M3 5h14M3 10h14M3 15h14" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        <span className="unseen">{words.menu}</span>
      </button>
      <Link className="top-brand" to="/home">
        <SealMark />
        <b>{words.product}</b>
      </Link>
      <span className="top-service">
        {region === undefined ? words.service : words.serviceOf(region)}
      </span>
      <button type="button" className="top-search" onClick={onSearch}>
        <span className="top-search-says">{words.search}</span>
        <span className="top-search-short">{words.searchShort}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <Bell />
      <Account me={me} />
    </header>
  )
}

function Account({ me }: { readonly me: Me }) {
  const words = useWords(shellWords)
  const language = useLanguage()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const leave = useMutation(
    api.access.signOut.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: '/login', search: {} })
        queries.clear()
      },
    }),
  )
  const role = me.assignments[0]?.role

  return (
    <Disclosure
      side="right"
      className="top-account"
      label={
        <>
          <span className="top-role">
            {role === undefined ? '' : `${roleWords[role][language]} · `}
          </span>
          {me.name} {me.demo ? <DemoTag /> : null}
        </>
      }
    >
      {(close) => (
        <div className="account-panel">
          <p className="caption">
            {me.login}
            {me.assignments.map(({ role: held, regionName }) => (
              <span key={`${held} ${regionName}`} className="account-role">
                {regionName} {roleWords[held][language]}
              </span>
            ))}
          </p>
          <PreferenceFields />
          <p className="account-links">
            <Link to="/me" onClick={close}>
              {words.account}
            </Link>
            <Button size="small" busy={leave.isPending} onClick={() => leave.mutate({})}>
              {words.signOut}
            </Button>
          </p>
        </div>
      )}
    </Disclosure>
  )
}
