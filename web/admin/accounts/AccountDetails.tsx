import type { Instant } from '#kernel/days.ts'
import { Facts, Inspector } from '../../kit/Inspector.tsx'
import { useMay } from '../../me.ts'
import { moment } from '../../words/format.ts'
import { useWords } from '../../words/useWords.ts'
import { State } from './AccountList.tsx'
import { RolesOf } from './RolesOf.tsx'
import { SecurityActs } from './SecurityActs.tsx'
import { SystemActs } from './SystemActs.tsx'
import type { Account } from './useAccounts.ts'
import { accountsWords } from './words.ts'

interface Props {
  readonly account: Account
  /** A reset of its second step is waiting. */
  readonly waiting: boolean
  /** A reset of its password is under way. */
  readonly passwordWaiting: boolean
  readonly onClose: () => void
}

/** One account: how it stands, its roles, and what this administrator may do about it. */
export function AccountDetails({ account, waiting, passwordWaiting, onClose }: Props) {
  const words = useWords(accountsWords)
  const assigns = useMay('accounts.assign')
  const disables = useMay('accounts.disable')

  return (
    <Inspector title={account.name} onClose={onClose}>
      <Facts
        of={[
          [words.login, account.login],
          [words.state, <State key="state" account={account} />],
          [words.secondFactor, account.secondFactor ? words.on : words.off],
          [words.sessions, account.sessions],
          [words.created, moment(account.createdAt as Instant)],
        ]}
      />
      {assigns ? <SecurityActs account={account} /> : null}
      {disables ? <SystemActs {...{ account, waiting, passwordWaiting }} /> : null}
      <RolesOf account={account} changeable={assigns} />
    </Inspector>
  )
}
