import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { Entry } from './tell.ts'
import type { RecordView } from './view.ts'

const pageSize = 50

/** Entries of a search, newest first, page after page as they are asked for. */
export function useEntries({ person, kind, event, subject, from, to }: RecordView) {
  const query = useInfiniteQuery(
    api.record.entries.infiniteOptions({
      input: (before: number | undefined) => ({
        before,
        actor: person,
        kind,
        name: event,
        subject,
        from,
        to,
        limit: pageSize,
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => (last.length < pageSize ? undefined : last.at(-1)?.id),
    }),
  )
  const rows: readonly Entry[] = query.data?.pages.flat() ?? []
  return { query, rows }
}

export type Entries = ReturnType<typeof useEntries>
