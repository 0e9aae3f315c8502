import { useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Page, Section } from '#web/kit/Page.tsx'
import { Failed, Loaded } from '#web/kit/States.tsx'
import { DemoTag } from '#web/kit/Tag.tsx'
import { useMay } from '#web/me.ts'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { NoticeView } from '../../contract.ts'
import type { Place } from '../../rules/notice/shape.ts'
import { Differences } from './Differences.tsx'
import { decidedReading, openFindings } from './decided.ts'
import { Facts } from './Facts.tsx'
import { Findings } from './Findings.tsx'
import { NoticeEquation } from './NoticeEquation.tsx'
import { NoticeFoot } from './NoticeFoot.tsx'
import { notesOf, placeKey } from './notes.ts'
import { lineId, SourceText } from './SourceText.tsx'
import { TableView } from './TableView.tsx'
import { UnitMatches } from './UnitMatches.tsx'
import { useNotice } from './useNotice.ts'
import { noticeWords } from './words.ts'
import { YearField } from './YearField.tsx'
import './notice.css'

/** A notice at the left, what was understood of it at the right; decided on, it becomes the plan. */
export function NoticePage() {
  // The route names the part `id`.
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const it = useNotice(id)
  return (
    <Loaded query={it.notice} lines={12}>
      {(notice) => <NoticeDesk notice={notice} it={it} />}
    </Loaded>
  )
}

interface DeskProps {
  readonly notice: NoticeView
  readonly it: ReturnType<typeof useNotice>
}

function NoticeDesk({ notice, it }: DeskProps) {
  const words = useWords(noticeWords)
  const { read } = notice
  const notes = useMemo(() => notesOf(read), [read])
  const spokenOf = useMemo(() => placesSpokenOf(notice), [notice])
  const [lit, setLit] = useState<{ item: string; places: ReadonlySet<string> }>()
  useLinkedLine(notice, (place) => setLit({ item: '', places: new Set([place]) }))
  const onDecide = useMay('planning.read-notice') ? it.decide : undefined
  const onShow = (item: string, places: readonly Place[]) => {
    const keys = places.map(placeKey)
    setLit({ item, places: new Set(keys) })
    requestAnimationFrame(() =>
      document.getElementById(lineId(keys[0]!))?.scrollIntoView({ block: 'center' }),
    )
  }
  const shared = { notice, onShow, onDecide, selected: lit?.item }
  const undecided = openFindings(notice).length

  return (
    <Page
      title={read.title ?? notice.fileName}
      meta={<NoticeMeta notice={notice} />}
      actions={<NoticeActions notice={notice} />}
      foot={<NoticeFoot notice={notice} it={it} />}
    >
      <div className="notice-desk">
        <SourceText
          lines={notice.lines}
          notes={notes}
          spokenOf={spokenOf}
          lit={lit?.places ?? none}
        />
        <section className="notice-understood" aria-label={words.understood}>
          <NoticeEquation read={decidedReading(notice)} />
          {it.decisionError === null ? null : <Failed error={it.decisionError} />}
          {read.year === null && onDecide !== undefined ? (
            <YearField year={notice.year} onDecide={onDecide} />
          ) : null}
          <Section title={words.toDecide(undecided)}>
            <Findings {...shared} />
          </Section>
          {notes.some(({ of }) => !of.startsWith('table')) ? (
            <Section title={words.targets}>
              <Facts {...shared} notes={notes} />
            </Section>
          ) : null}
          <UnitsPart notice={notice} onDecide={onDecide} />
          {notice.plan === null ? null : <Differences notice={notice} />}
          {read.tables.map((table, index) => (
            <TableView
              // biome-ignore lint/suspicious/noArrayIndexKey: the tables of a notice never move
              key={index}
              {...shared}
              table={table}
              index={index}
              note={notes.find(({ of }) => of === `table:${index}`)?.number}
            />
          ))}
        </section>
      </div>
    </Page>
  )
}

/** A link from a plan names a line: once the notice is there, it is lit up and brought into sight. */
function useLinkedLine({ id, lines }: NoticeView, onLine: (place: string) => void) {
  const hash = useLocation({ select: (location) => location.hash })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each link that is followed
  useEffect(() => {
    const place = lines.map(placeKey).find((key) => lineId(key) === hash)
    if (place === undefined) return
    onLine(place)
    requestAnimationFrame(() => document.getElementById(hash)?.scrollIntoView({ block: 'center' }))
  }, [id, hash])
}

const none: ReadonlySet<string> = new Set()

function UnitsPart(props: Parameters<typeof UnitMatches>[0]) {
  const words = useWords(noticeWords)
  const { units } = props.notice
  if (units.length === 0) return null
  const exact = units.filter(({ state }) => state === 'exact').length
  return (
    <Section title={words.units} note={words.unitsSay(exact, units.length - exact)}>
      <UnitMatches {...props} />
    </Section>
  )
}

function NoticeMeta({ notice: { read, year, lines, demo } }: { readonly notice: NoticeView }) {
  const words = useWords(noticeWords)
  return (
    <>
      <span>{words.planYear(year === null ? words.absent : String(year))}</span>
      <span>{words.issuer(read.issuer ?? words.absent)}</span>
      <span>{words.documentNumber(read.documentNumber ?? words.absent)}</span>
      <span>{words.issuedOn(read.issuedOn ?? words.absent)}</span>
      <span>{words.lines(number(lines.length))}</span>
      {demo ? <DemoTag /> : null}
    </>
  )
}

function NoticeActions({ notice }: { readonly notice: NoticeView }) {
  const words = useWords(noticeWords)
  const navigate = useNavigate()
  const download = () => {
    const json = new Blob([JSON.stringify(notice.read, null, 2)], { type: 'application/json' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(json)
    link.download = `${notice.fileName}.json`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <>
      <Button onClick={() => void navigate({ to: '/notices' })}>{words.another}</Button>
      <Button onClick={download}>{words.download}</Button>
    </>
  )
}

/** Lines that findings and rows speak of: never folded away. */
const placesSpokenOf = ({ read }: NoticeView): ReadonlySet<string> =>
  new Set(
    [
      ...read.findings.map(({ at }) => at),
      ...read.tables.flatMap(({ rows }) => rows.map(({ at }) => at)),
    ]
      .filter((at) => at !== null)
      .flatMap((at) => [at, ...(at.also ?? [])])
      .map(placeKey),
  )
