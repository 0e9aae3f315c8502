import { type FormEvent, useState } from 'react'
import { roleWords } from '#platform/access/role-words.ts'
import { type Role, roleNames } from '#platform/access/roles.ts'
import { client } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { Field } from '../../kit/Field.tsx'
import { Failed } from '../../kit/States.tsx'
import { useMe } from '../../me.ts'
import { useLanguage, useWords } from '../../words/useWords.ts'
import { RegionSelect } from './RegionSelect.tsx'
import { type Account, useVerb } from './useAccounts.ts'
import { accountsWords } from './words.ts'

interface Props {
  readonly account: Account
  readonly changeable: boolean
}

/** The roles an account holds; the security administrator gives and takes them back. */
export function RolesOf({ account, changeable }: Props) {
  const words = useWords(accountsWords)
  const language = useLanguage()
  const own = useMe().id === account.id
  const end = useVerb(client.access.endRole)

  return (
    <section>
      <h3 className="admin-subhead">{words.roles}</h3>
      {account.assignments.length === 0 ? <p className="quiet">{words.noRole}</p> : null}
      <ul className="admin-roles">
        {account.assignments.map(({ id, role, regionName }) => (
          <li key={id}>
            <span>
              {roleWords[role][language]} <span className="quiet">{regionName}</span>
            </span>
            {changeable && !own ? (
              <button
                type="button"
                className="link-button"
                aria-label={words.taken(`${regionName} ${roleWords[role][language]}`)}
                onClick={() => end.mutate({ id })}
              >
                {words.take}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {end.error === null ? null : <Failed error={end.error} />}
      {changeable ? <GiveRole account={account} own={own} /> : null}
    </section>
  )
}

function GiveRole({ account, own }: { readonly account: Account; readonly own: boolean }) {
  const words = useWords(accountsWords)
  const language = useLanguage()
  const [role, setRole] = useState<Role>('blood-office-officer')
  const [regionId, setRegionId] = useState<string>()
  const give = useVerb(client.access.giveRole)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (regionId !== undefined) give.mutate({ id: account.id, role, regionId })
  }

  return (
    <form className="admin-form" onSubmit={onSubmit}>
      <Field label={words.role}>
        <select
          className="input"
          value={role}
          onChange={(event) => setRole(event.target.value as Role)}
        >
          {roleNames.map((name) => (
            <option key={name} value={name}>
              {roleWords[name][language]}
            </option>
          ))}
        </select>
      </Field>
      <RegionSelect
        label={`${words.where}${words.within}`}
        value={regionId}
        onChange={setRegionId}
      />
      {give.error === null ? null : <Failed error={give.error} />}
      <Button submit busy={give.isPending} why={own ? words.yourself : undefined}>
        {words.give}
      </Button>
    </form>
  )
}
