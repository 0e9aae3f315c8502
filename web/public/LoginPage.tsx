import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api } from '../api.ts'
import { SealMark } from '../kit/Seal.tsx'
import { SegmentedView } from '../kit/SegmentedView.tsx'
import { prefer } from '../preferences.ts'
import { shellWords } from '../words/shell.ts'
import { useLanguage, useWords } from '../words/useWords.ts'
import { CodeForm } from './CodeForm.tsx'
import { DemonstrationAccounts } from './DemonstrationAccounts.tsx'
import './login.css'
import { PasswordForm } from './PasswordForm.tsx'

/** A1: account and password, then the code of the second factor; help has a phone number. */
export function LoginPage() {
  const words = useWords(shellWords)
  const language = useLanguage()
  const [login, setLogin] = useState('')
  const [owesCode, setOwesCode] = useState(false)
  const welcome = useQuery(api.access.welcome.queryOptions()).data
  const enter = useEnter()

  useEffect(() => {
    document.title = `${words.signIn} · 血脉`
  }, [words])

  return (
    <div className="login">
      <header className="login-head">
        <SealMark size={48} />
        <div>
          <p className="login-product">{words.product}</p>
          <p className="quiet">{words.service}</p>
        </div>
        <SegmentedView
          label={words.language}
          value={language}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => prefer({ language: value })}
        />
      </header>
      <main className="login-parts">
        {owesCode ? (
          <CodeForm onDone={enter} onOther={() => setOwesCode(false)} phone={welcome?.helpPhone} />
        ) : (
          <PasswordForm
            login={login}
            onLogin={setLogin}
            phone={welcome?.helpPhone}
            onDone={({ secondFactor }) => (secondFactor ? setOwesCode(true) : void enter())}
          />
        )}
        {welcome === undefined || welcome.demonstration.length === 0 || owesCode ? null : (
          <DemonstrationAccounts accounts={welcome.demonstration} onUse={setLogin} />
        )}
      </main>
    </div>
  )
}

/** Learns who is signed in now, then goes where the person wanted to go. */
function useEnter(): () => Promise<void> {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const search: { return?: string } = useSearch({ strict: false })

  return async () => {
    await queries.fetchQuery({ ...api.access.me.queryOptions(), staleTime: 0 })
    await navigate({ to: search.return ?? '/home', replace: true })
  }
}
