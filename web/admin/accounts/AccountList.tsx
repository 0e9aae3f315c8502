import type { Instant } from '#kernel/days.ts'
import type { Language } from '#kernel/text.ts'
import { roleWords } from '#platform/access/role-words.ts'
import { Field } from '../../kit/Field.tsx'
import { type Column, Ledger } from '../../kit/Ledger.tsx'
import { Empty } from '../../kit/States.tsx'
import { DemoTag, SeverityTag, Tag } from '../../kit/Tag.tsx'
import { TextInput } from '../../kit/TextInput.tsx'
import { clock, moment } from '../../words/format.ts'
import { useLanguage, useWords } from '../../words/useWords.ts'
import type { Account } from './useAccounts.ts'
import { accountsWords } from './words.ts'

interface Props {
  readonly accounts: readonly Account[]
  readonly sought: string
  readonly onSeek: (text: string) => void
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
}

/** Who there is, what each may do, and what stands in the way of signing in. */
export function AccountList({ accounts, sought, onSeek, selected, onSelect }: Props) {
  const words = useWords(accountsWords)
  const language = useLanguage()

  return (
    <>
      <div className="admin-search admin-filters admin-seek">
        <Field label={words.find}>
          <TextInput
            type="search"
            value={sought}
            onChange={(event) => onSeek(event.target.value)}
          />
        </Field>
      </div>
      <Ledger
        caption={words.title}
        columns={columns(words, language)}
        rows={accounts}
        keyOf={({ id }) => id}
        selected={selected}
        onSelect={onSelect}
        copyable
        cards
        empty={<Empty title={words.none} normally={words.noneSays} />}
      />
    </>
  )
}

const columns = (
  words: ReturnType<typeof useWords<typeof accountsWords>>,
  language: Language,
): Column<Account>[] => [
  {
    key: 'person',
    head: words.person,
    cell: ({ name, login, demo }) => (
      <>
        {name} <span className="quiet">{login}</span> {demo ? <DemoTag /> : null}
      </>
    ),
    value: ({ name, login }) => `${name} ${login}`,
  },
  {
    key: 'roles',
    head: words.roles,
    wrap: true,
    cell: (account) =>
      account.assignments.length === 0 ? (
        <span className="quiet">{words.noRole}</span>
      ) : (
        rolesOf(account, language)
      ),
    value: (account) => rolesOf(account, language),
  },
  {
    key: 'second',
    head: words.secondFactor,
    cell: ({ secondFactor }) =>
      secondFactor ? words.on : <span className="quiet">{words.off}</span>,
    value: ({ secondFactor }) => (secondFactor ? words.on : words.off),
  },
  {
    key: 'state',
    head: words.state,
    cell: (account) => <State account={account} />,
    value: ({ disabledAt, lockedUntil }) =>
      disabledAt !== null ? words.shut : lockedUntil === null ? words.open : lockedUntil,
  },
  {
    key: 'sessions',
    head: words.sessions,
    kind: 'figure',
    cell: ({ sessions }) => sessions,
    value: ({ sessions }) => sessions,
  },
  {
    key: 'created',
    head: words.created,
    cell: ({ createdAt }) => moment(createdAt as Instant).slice(0, 10),
    value: ({ createdAt }) => createdAt,
  },
]

const rolesOf = ({ assignments }: Account, language: Language): string =>
  assignments
    .map(({ role, regionName }) => `${regionName} ${roleWords[role][language]}`)
    .join(language === 'zh' ? '、' : ', ')

/** 正常 in plain words; what is not so has its tag. */
export function State({ account }: { readonly account: Account }) {
  const words = useWords(accountsWords)
  if (account.disabledAt !== null) return <Tag>{words.shut}</Tag>
  if (account.lockedUntil === null) return words.open
  return (
    <SeverityTag severity="warning">
      {words.lockedUntil(clock(account.lockedUntil as Instant))}
    </SeverityTag>
  )
}
