import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Section } from '#web/kit/Page.tsx'
import { Empty, Failed, Loaded } from '#web/kit/States.tsx'
import { DemoTag, Tag } from '#web/kit/Tag.tsx'
import { useMay } from '#web/me.ts'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { StatedSeasonShape } from '../shapes.ts'
import { ProposeSeason } from './ProposeSeason.tsx'
import { feasibilityWords } from './words.ts'

/** The seasons of a region: when, what they do, on what source, and who approved them. */
export function SeasonSection({ regionId }: { readonly regionId: string }) {
  const words = useWords(feasibilityWords).season
  const [proposing, setProposing] = useState(false)
  const sees = useMay('rules.see')
  const proposes = useMay('rules.propose')
  const columns = useColumns()
  const seasons = useQuery({
    ...api.planning.seasons.queryOptions({ input: { regionId } }),
    enabled: sees,
  })
  if (!sees) return null
  return (
    <Section
      title={words.title}
      note={words.says}
      actions={
        proposes ? (
          <Button size="small" onClick={() => setProposing(true)}>
            {words.propose}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={seasons} lines={3}>
        {(rows) => (
          <Ledger
            caption={words.title}
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            empty={<Empty title={words.none} normally={words.noneSays} />}
          />
        )}
      </Loaded>
      <ProposeSeason regionId={regionId} open={proposing} onClose={() => setProposing(false)} />
    </Section>
  )
}

function useColumns(): Column<StatedSeasonShape>[] {
  const words = useWords(feasibilityWords).season
  return [
    {
      key: 'name',
      head: words.name,
      cell: ({ name, demo }) => (
        <>
          {name} {demo ? <DemoTag /> : null}
        </>
      ),
      value: ({ name }) => name,
    },
    { key: 'kind', head: words.kind, cell: ({ kind }) => words.kinds[kind] },
    { key: 'when', head: words.when, wrap: true, cell: (one) => whenText(words, one) },
    {
      key: 'years',
      head: words.years,
      cell: ({ fromYear, toYear }) =>
        toYear === null ? words.onward(fromYear) : words.span(fromYear, toYear),
      value: ({ fromYear }) => fromYear,
    },
    { key: 'effect', head: words.effect, wrap: true, cell: (one) => effectText(words, one) },
    { key: 'source', head: words.source, wrap: true, cell: ({ source }) => source },
    { key: 'state', head: words.state, wrap: true, cell: (one) => <State season={one} /> },
  ]
}

type SeasonWords = ReturnType<typeof useWords<typeof feasibilityWords>>['season']

const whenText = (words: SeasonWords, { when }: StatedSeasonShape): string => {
  if (when === null) return '--'
  return 'beforeDays' in when
    ? words.around(when.beforeDays, when.afterDays)
    : words.between(when.fromMonthDay, when.toMonthDay)
}

function effectText(words: SeasonWords, season: StatedSeasonShape): string {
  const { capacityFactor, willingnessFactor, weights } = season
  if (weights !== null) return words.needShares(weights.join(' '))
  const told = [
    capacityFactor === null ? null : words.capacity(number(capacityFactor)),
    willingnessFactor === null ? null : words.willingness(number(willingnessFactor)),
  ].filter((one) => one !== null)
  return told.length === 0 ? words.noEffect : told.join('，')
}

function State({ season }: { readonly season: StatedSeasonShape }) {
  const words = useWords(feasibilityWords).season
  const queries = useQueryClient()
  const approves = useMay('rules.approve')
  const decide = useMutation(
    api.planning.decideSeason.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.planning.key() }),
    }),
  )
  if (season.approvedAt !== null) return words.approved(season.approvedBy ?? '--')
  if (season.refusedAt !== null) return words.refused(season.refusedBy ?? '--')
  if (!approves || season.mine) {
    return <Tag>{season.mine ? `${words.waiting}，${words.mine}` : words.waiting}</Tag>
  }
  const say = (approve: boolean) => decide.mutate({ id: season.id, approve })
  return (
    <>
      <Button size="small" busy={decide.isPending} onClick={() => say(true)}>
        {words.approve}
      </Button>{' '}
      <Button size="small" busy={decide.isPending} onClick={() => say(false)}>
        {words.refuse}
      </Button>
      {decide.error === null ? null : <Failed error={decide.error} />}
    </>
  )
}
