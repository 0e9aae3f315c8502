import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import type { Instant } from '#kernel/days.ts'
import { type DeliveryShape, shows } from '#platform/messages/contract.ts'
import { api } from '../../api.ts'
import { AsOf } from '../../kit/AsOf.tsx'
import { Facts } from '../../kit/Inspector.tsx'
import { Section } from '../../kit/Page.tsx'
import { SegmentedView } from '../../kit/SegmentedView.tsx'
import { Loaded } from '../../kit/States.tsx'
import { useView } from '../../kit/useView.ts'
import { useMay } from '../../me.ts'
import { number } from '../../words/format.ts'
import { useWords } from '../../words/useWords.ts'
import { Dispatches } from './Dispatches.tsx'
import { RetryAll } from './RetryAll.tsx'
import { Trial } from './Trial.tsx'
import { messagesWords } from './words.ts'

/** How sending goes, asked anew every ten seconds. */
export function Delivery() {
  const words = useWords(messagesWords)
  const [view, setView] = useView(z.object({ show: z.enum(shows).default('dead') }))
  const mayRun = useMay('messages.run')
  const state = useQuery({
    ...api.messages.delivery.queryOptions({ input: { show: view.show } }),
    refetchInterval: 10_000,
    placeholderData: keepPreviousData,
  })

  return (
    <Loaded query={state} lines={10}>
      {(seen) => (
        <>
          <div className="admin-facts">
            <Ways of={seen} />
            <Counts of={seen} />
          </div>
          <div className="messages-tools">
            <SegmentedView
              label={words.showLabel}
              value={view.show}
              options={shows.map((value) => ({ value, label: words.shows[value] }))}
              onChange={(show) => setView({ show })}
            />
            <AsOf at={seen.at as Instant} />
            {mayRun ? <RetryAll dead={seen.dead} /> : null}
          </div>
          <Dispatches rows={seen.dispatches} show={view.show} mayRun={mayRun} />
          {mayRun ? <Trial /> : null}
        </>
      )}
    </Loaded>
  )
}

function Ways({ of: { ways } }: { readonly of: DeliveryShape }) {
  const words = useWords(messagesWords)
  return (
    <Section title={words.ways}>
      <Facts
        of={[
          [words.email, words.waysOf[ways.email]],
          [words.sms, words.waysOf[ways.sms]],
        ]}
      />
    </Section>
  )
}

function Counts({ of }: { readonly of: DeliveryShape }) {
  const words = useWords(messagesWords)
  const pieces = (count: number) => words.pieces(number(count))
  return (
    <Section title={words.parts.delivery}>
      <Facts
        of={[
          [words.waiting, pieces(of.waiting)],
          [words.heldCount, pieces(of.held)],
          [words.deadCount, pieces(of.dead)],
          [words.deliveredLastDay, pieces(of.deliveredLastDay)],
          [words.oldest, words.minutes(number(Math.ceil(of.oldestSeconds / 60)))],
        ]}
      />
    </Section>
  )
}
