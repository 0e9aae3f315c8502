import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { Calm } from '../../kit/Calm.tsx'
import { Section } from '../../kit/Page.tsx'
import { TaskList, type TaskRow } from '../../kit/TaskList.tsx'
import { type Me, may, useMe } from '../../me.ts'
import { useWords } from '../../words/useWords.ts'
import type { PasswordReset } from '../accounts/useAccounts.ts'
import { operationWords } from '../operation/words.ts'
import { type AccountTask, accountTasks } from './account-tasks.ts'
import { adminHomeWords } from './words.ts'

const shown = 5

/** 今日要事 of the three administrators: each finds what only it can do. */
export function AdministratorTasks() {
  const words = useWords(adminHomeWords)
  const me = useMe()
  const rows = [...useOwnTask(me), ...useSecurityTasks(me), ...useSystemTasks(me)]

  return (
    <Section title={words.tasks}>
      {rows.length === 0 ? (
        <Calm says={words.none} normally={words[emptyFor(me)]} />
      ) : (
        <TaskList rows={rows.slice(0, shown)} />
      )}
      {rows.length > shown ? <p className="caption">{words.more(rows.length - shown)}</p> : null}
    </Section>
  )
}

type HomeWords = ReturnType<typeof useWords<typeof adminHomeWords>>

function useOwnTask(me: Me): TaskRow[] {
  const words = useWords(adminHomeWords)
  if (me.secondFactor) return []
  const { enrol, enrolSays, toEnrol } = words
  return [{ key: 'enrol', says: enrol, note: enrolSays, to: '/me', act: toEnrol }]
}

function useSecurityTasks(me: Me): TaskRow[] {
  const words = useWords(adminHomeWords)
  const enabled = may(me, 'accounts.assign')
  const accounts = useQuery({ ...api.access.accounts.queryOptions(), enabled })
  const resets = useQuery({ ...api.access.resets.queryOptions(), enabled })
  const passwords = usePasswordResets(enabled).filter(({ approvedAt }) => approvedAt === null)
  return [
    ...passwords.map((reset) => ({
      ...passwordRow(reset, words),
      says: words.password(reset.login),
      note: words.resetSays(reset.askedBy, reset.reason),
    })),
    ...accountTasks(accounts.data ?? [], resets.data ?? []).map((task) => rowOf(task, words)),
  ]
}

function usePasswordResets(enabled: boolean): readonly PasswordReset[] {
  return useQuery({ ...api.access.passwordResets.queryOptions(), enabled }).data ?? []
}

const passwordRow = ({ id }: PasswordReset, words: HomeWords) => ({
  key: id,
  to: '/admin/accounts',
  act: words.toResets,
})

function rowOf(task: AccountTask, words: HomeWords): TaskRow {
  if (task.kind === 'reset') {
    const { id, login, askedBy, reason } = task.reset
    return {
      key: id,
      says: words.reset(login),
      note: words.resetSays(askedBy, reason),
      to: '/admin/accounts',
      act: words.toResets,
    }
  }
  const { id, name, login } = task.account
  const of = `${name} ${login}`
  const at = { key: `${task.kind}-${id}`, to: `/admin/accounts?account=${id}` }
  return task.kind === 'locked'
    ? { ...at, says: words.locked(of), note: words.lockedSays, act: words.toUnlock }
    : { ...at, says: words.roleless(of), note: words.rolelessSays, act: words.toGive }
}

function useSystemTasks(me: Me): TaskRow[] {
  const words = useWords(adminHomeWords)
  const { alarms } = useWords(operationWords)
  const approved = usePasswordResets(may(me, 'accounts.ask-reset')).filter(
    ({ approvedAt, accountId }) => approvedAt !== null && accountId !== me.id,
  )
  const state = useQuery({
    ...api.operation.state.queryOptions(),
    enabled: may(me, 'operation.see'),
  })
  const warned = (state.data?.alarms ?? []).map((alarm) => ({
    key: alarm,
    says: words.alarm,
    note: alarms[alarm],
    to: '/admin/operation',
    act: words.toOperation,
  }))
  const toHandOver = approved.map((reset) => ({
    ...passwordRow(reset, words),
    says: words.handOver(reset.login),
    note: words.handOverSays,
  }))
  return [...warned, ...toHandOver]
}

function emptyFor(me: Me) {
  if (may(me, 'operation.see')) return 'noneSystem'
  return may(me, 'accounts.assign') ? 'noneSecurity' : 'noneAudit'
}
