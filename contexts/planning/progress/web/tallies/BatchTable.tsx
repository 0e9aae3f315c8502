import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Instant } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Figure } from '#web/kit/Figure.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { DemoTag, Tag } from '#web/kit/Tag.tsx'
import { useMay } from '#web/me.ts'
import { moment, number, span } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { ReasonDialog } from '../../../web/plan/ReasonDialog.tsx'
import { useNarrow } from '../../../web/plan/useNarrow.ts'
import type { TallyBatchShape } from '../../shapes.ts'
import { countedIn } from './sums.ts'
import { talliesWords } from './words.ts'

interface Props {
  readonly batches: readonly TallyBatchShape[]
  readonly empty: ReactNode
}

/** The imports, newest first, with what those that count come to. */
export function BatchTable({ batches, empty }: Props) {
  const words = useWords(talliesWords)
  const [reverting, setReverting] = useState<TallyBatchShape>()
  const columns = useColumns(batches, setReverting)
  return (
    <>
      <Ledger
        caption={words.imports}
        columns={columns}
        rows={batches}
        keyOf={({ id }) => id}
        empty={empty}
        copyable
      />
      {reverting === undefined ? null : (
        <RevertDialog batch={reverting} onClose={() => setReverting(undefined)} />
      )}
    </>
  )
}

function RevertDialog(props: { readonly batch: TallyBatchShape; readonly onClose: () => void }) {
  const { batch, onClose } = props
  const words = useWords(talliesWords)
  const queries = useQueryClient()
  const revert = useMutation({
    mutationFn: (reason: string) => api.planning.revertTallies.call({ id: batch.id, reason }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.planning.key() })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={words.revertOf(batch.fileName)}
      label={words.revertReason}
      act={words.revert}
      says={words.revertSays(
        number(batch.rows),
        number(batch.visits),
        batch.renfen === null ? '--' : number(batch.renfen),
      )}
      busy={revert.isPending}
      error={revert.error}
      onReason={(reason) => revert.mutate(reason)}
      onClose={onClose}
    />
  )
}

function useColumns(
  batches: readonly TallyBatchShape[],
  onRevert: (batch: TallyBatchShape) => void,
): readonly Column<TallyBatchShape>[] {
  const words = useWords(talliesWords)
  const mayRevert = useMay('tallies.import')
  const narrow = useNarrow()
  const sums = countedIn(batches)
  const figure = (key: 'rows' | 'visits' | 'renfen'): Column<TallyBatchShape> => ({
    key,
    head: words[key],
    kind: 'figure',
    cell: (batch) => (
      <Counted batch={batch}>
        <Figure value={batch[key]} />
      </Counted>
    ),
    value: (batch) => batch[key],
    total: <Figure value={sums[key]} />,
  })
  if (narrow) {
    return [
      {
        key: 'file',
        head: words.file,
        wrap: true,
        cell: (batch) => <Whole batch={batch} act={mayRevert ? revertOf(batch) : null} />,
        total: words.counted,
      },
      figure('visits'),
      figure('renfen'),
    ]
  }
  return [
    {
      key: 'file',
      head: words.file,
      cell: ({ fileName, demo }) => (
        <>
          {fileName} {demo ? <DemoTag /> : null}
        </>
      ),
      value: ({ fileName }) => fileName,
      total: words.counted,
    },
    {
      key: 'days',
      head: words.days,
      cell: ({ from, to }) =>
        from === null || to === null ? <Missing kind="no-data" /> : span({ from, to }),
      value: ({ from }) => from,
    },
    figure('rows'),
    figure('visits'),
    figure('renfen'),
    {
      key: 'by',
      head: words.by,
      cell: ({ importedBy }) => importedBy ?? words.programme,
      value: ({ importedBy }) => importedBy,
    },
    {
      key: 'when',
      head: words.when,
      cell: ({ importedAt }) => moment(importedAt as Instant),
      value: ({ importedAt }) => importedAt,
    },
    {
      key: 'state',
      head: words.state,
      wrap: true,
      cell: (batch) => <State batch={batch} />,
      value: ({ reason, revertedAt }) => (revertedAt === null ? words.inForce : reason),
    },
    ...(mayRevert
      ? [{ key: 'revert', head: '', cell: (batch: TallyBatchShape) => revertOf(batch) }]
      : []),
  ]

  function revertOf(batch: TallyBatchShape): ReactNode {
    return batch.revertedAt !== null ? null : (
      <button
        type="button"
        className="link-button"
        aria-label={words.revertOf(batch.fileName)}
        onClick={() => onRevert(batch)}
      >
        {words.revert}
      </button>
    )
  }
}

/** On a phone: an import in one cell, with what can be done about it. */
function Whole({ batch, act }: { readonly batch: TallyBatchShape; readonly act: ReactNode }) {
  const words = useWords(talliesWords)
  const { fileName, demo, from, to, importedBy, importedAt } = batch
  return (
    <>
      {fileName} {demo ? <DemoTag /> : null}
      {from === null || to === null ? null : (
        <span className="caption tallies-line">{span({ from, to })}</span>
      )}
      <span className="caption tallies-line">
        {importedBy ?? words.programme}，{moment(importedAt as Instant)}
      </span>
      <span className="tallies-line">
        <State batch={batch} />　{act}
      </span>
    </>
  )
}

function State({ batch }: { readonly batch: TallyBatchShape }) {
  const words = useWords(talliesWords)
  const { revertedAt, revertedBy, reason } = batch
  if (revertedAt === null) return words.inForce
  return (
    <>
      <Tag>{words.revertedTag}</Tag>{' '}
      <span className="caption">
        {words.reverted(revertedBy ?? words.programme, moment(revertedAt as Instant), reason ?? '')}
      </span>
    </>
  )
}

/** A figure, struck through where it no longer counts. */
function Counted(props: { readonly batch: TallyBatchShape; readonly children: ReactNode }) {
  const { batch, children } = props
  return batch.revertedAt === null ? children : <s className="quiet">{children}</s>
}
