import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../../api.ts'
import { useWords } from '../../words/useWords.ts'
import { inboxWords } from './words.ts'
import './inbox.css'

/** The bell of the top bar: how many messages are unread, and the way to them. */
export function Bell() {
  const words = useWords(inboxWords)
  const unread = useQuery({ ...api.messages.unread.queryOptions(), refetchInterval: 60_000 })
  const count = unread.data?.count ?? 0

  return (
    <Link className="bell" to="/messages" aria-label={words.bell(count)} title={words.bell(count)}>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <path
          d="M3 13.5h12l-1.6-2.4V7.6a4.4 4.4 0 0 0-8.8 0v3.5L3 13.5zM7.2 15.6h3.6"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
        />
      </svg>
      {count === 0 ? null : <b aria-hidden="true">{count > 99 ? '99+' : count}</b>}
    </Link>
  )
}
