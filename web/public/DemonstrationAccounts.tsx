import { roleWords } from '#platform/access/role-words.ts'
import type { Role } from '#platform/access/roles.ts'
import { DemoTag } from '../kit/Tag.tsx'
import { shellWords } from '../words/shell.ts'
import { useLanguage, useWords } from '../words/useWords.ts'

interface Account {
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
}

interface Props {
  readonly accounts: readonly Account[]
  readonly onUse: (login: string) => void
}

/** One account a role, where the server runs on demonstration data and says so. */
export function DemonstrationAccounts({ accounts, onUse }: Props) {
  const words = useWords(shellWords)
  const language = useLanguage()
  return (
    <section className="login-demo">
      <h2>
        {words.demonstration} <DemoTag />
      </h2>
      <p className="quiet">{words.demonstrationSays}</p>
      <ul>
        {accounts.map(({ login, name, roles }) => (
          <li key={login}>
            <span>
              {roles.map((role) => roleWords[role][language]).join('、')}
              <span className="caption">
                {name} {login}
              </span>
            </span>
            <button
              type="button"
              className="link-button"
              aria-label={`${words.use} ${login}`}
              onClick={() => onUse(login)}
            >
              {words.use}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
