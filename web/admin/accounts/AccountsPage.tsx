import { useState } from 'react'
import { z } from 'zod'
import { Button } from '../../kit/Button.tsx'
import { Page } from '../../kit/Page.tsx'
import { answers } from '../../kit/palette.ts'
import { Loaded } from '../../kit/States.tsx'
import { useView } from '../../kit/useView.ts'
import { useMay } from '../../me.ts'
import { number } from '../../words/format.ts'
import { useWords } from '../../words/useWords.ts'
import { AccountDetails } from './AccountDetails.tsx'
import { AccountList } from './AccountList.tsx'
import { NewAccount } from './NewAccount.tsx'
import { PasswordResets } from './PasswordResets.tsx'
import { useAccounts } from './useAccounts.ts'
import { WaitingResets } from './WaitingResets.tsx'
import { accountsWords } from './words.ts'
import '../admin.css'

const shape = z.object({ account: z.uuid().optional(), q: z.string().max(100).optional() })

/** Accounts for the system and the security administrator: each sees what it may do. */
export function AccountsPage() {
  const words = useWords(accountsWords)
  const [view, setView] = useView(shape)
  const { accounts, resets, passwordResets } = useAccounts()
  const [making, setMaking] = useState(false)
  const creates = useMay('accounts.create')
  const selected = accounts.data?.find(({ id }) => id === view.account)

  return (
    <Page
      title={words.title}
      meta={
        <>
          {accounts.data === undefined ? null : (
            <span>{words.count(number(accounts.data.length))}</span>
          )}
          <span>{creates ? words.system : words.security}</span>
        </>
      }
      actions={
        creates ? (
          <Button kind="primary" onClick={() => setMaking(true)}>
            {words.make}
          </Button>
        ) : undefined
      }
      inspector={
        selected === undefined ? undefined : (
          <AccountDetails
            key={selected.id}
            account={selected}
            waiting={resets.data?.some(({ accountId }) => accountId === selected.id) ?? false}
            passwordWaiting={
              passwordResets.data?.some(({ accountId }) => accountId === selected.id) ?? false
            }
            onClose={() => setView({ account: undefined })}
          />
        )
      }
    >
      <PasswordResets resets={passwordResets.data ?? []} />
      <WaitingResets resets={resets.data ?? []} />
      <Loaded query={accounts} lines={10}>
        {(rows) => (
          <AccountList
            accounts={rows.filter(({ name, login }) => answers(`${name} ${login}`, view.q ?? ''))}
            sought={view.q ?? ''}
            onSeek={(q) => setView({ q: q || undefined })}
            selected={view.account}
            onSelect={(account) => setView({ account })}
          />
        )}
      </Loaded>
      <NewAccount
        open={making}
        onClose={(made) => {
          setMaking(false)
          if (made !== undefined) setView({ account: made, q: undefined })
        }}
      />
    </Page>
  )
}
