import { yearOf } from '#kernel/days.ts'
import { announcedTables } from './annexes.ts'
import { bare } from './characters.ts'
import { readDeadlines } from './deadlines.ts'
import { absentFindings } from './findings/absent.ts'
import { dateFindings } from './findings/dates.ts'
import { draftFindings } from './findings/draft.ts'
import { finding, sorted } from './findings/finding.ts'
import { headcountFindings } from './findings/headcounts.ts'
import { partsFindings } from './findings/parts.ts'
import { reserveFindings } from './findings/reserve.ts'
import { tableFindings } from './findings/tables.ts'
import { wordFindings } from './findings/words.ts'
import { yearFindings } from './findings/years.ts'
import { readHeadings, yearInTitle } from './headings.ts'
import { isBlank, type Line, linesOf, withAlso } from './lines.ts'
import { findNoise, type Noise, noiseOf } from './noise.ts'
import { paragraphsOf } from './paragraphs.ts'
import { type PendingTarget, readPendings } from './pendings.ts'
import { readRatios } from './ratios.ts'
import type { ReadNotice, Target } from './shape.ts'
import type { Source } from './source.ts'
import { withCuts } from './tables/cuts.ts'
import { findTables, type Unheaded } from './tables/find.ts'
import { type ReadTable, readTables } from './tables/read-tables.ts'
import { readTargets, type StatedTarget } from './targets.ts'

/** Why a text is not read: nothing stands in it, or nothing that makes a notice. */
export interface Refused {
  readonly refused: 'not-a-notice' | 'notice-empty'
}

/**
 * Reads a notice: its headings, the goals, ratios and deadlines of its prose, its tables, and
 * everything about it that a person should look at. What is not understood becomes a finding with
 * its line. Takes time in proportion to the text.
 */
export function readNotice(source: Source): ReadNotice | Refused {
  const lines = linesOf(source)
  if (lines.every(isBlank)) return { refused: 'notice-empty' }

  const noise = noiseOfFront(lines)
  const noisy = new Set(noise.flatMap((run) => run.lines.map(({ index }) => index)))
  const headings = readHeadings(lines, noisy)
  const issued = headings.issuedOn ? yearOf(headings.issuedOn) : null
  const hint = yearInTitle(headings.title) ?? yearInBody(lines, noisy, issued) ?? issued
  const { found, unheaded } = findTables(lines, noisy, hint ?? 2000)
  const read = readTables(lines, found, hint)
  const { used } = read
  const stamps = stampsOf(unheaded)

  const skip = new Set(used)
  for (const lines of [noisy, headings.lines]) for (const index of lines) skip.add(index)
  for (const stamp of stamps) for (const { index } of stamp.lines) skip.add(index)
  const annexes = announcedTables(lines, used)
  for (const index of annexes.lines) skip.add(index)
  const paragraphs = paragraphsOf(lines, skip)

  const stated = readTargets(paragraphs, hint)
  const pendings = readPendings(paragraphs)
  const united = read.tables.map((table) => withUnitOfGoal(table, stated.targets))
  const absent = absentFindings(annexes.tables, united, lines, annexes.lines)
  const tables = withCuts(united, stated.targets, absent.length > 0)
  const ratios = readRatios(paragraphs, hint)
  const planned =
    stated.targets.length > 0 ||
    tables.some(({ table }) => table.kind === 'quota' || table.kind === 'schedule')
  const year = planned ? hint : isReport(headings.title) ? null : yearInTitle(headings.title)
  const deadlines = readDeadlines(paragraphs, { plan: year, issuedOn: headings.issuedOn })
  const notice = {
    format: source.format,
    title: headings.title,
    issuer: headings.issuer,
    documentNumber: headings.documentNumber,
    issuedOn: headings.issuedOn,
    year,
    targets: targetsOf(stated.targets, pendings),
    ratios,
    deadlines,
    tables: tables.map(({ table }) => table),
  }
  if (isNoNotice(notice)) return { refused: 'not-a-notice' }

  const apart = {
    headings: [...headings.lines]
      .filter((index) => !used.has(index))
      .sort((one, other) => one - other)
      .map((index) => lines[index]!),
    tables: lines.filter(({ index }) => used.has(index)),
  }
  const findings = [
    ...[...noise, ...stamps].map(({ text, lines: own }) =>
      finding('unreadable', { text }, own[0]!.place),
    ),
    ...tables.flatMap((table) => [...tableFindings(table), ...headcountFindings(table, ratios)]),
    ...partsFindings(stated.targets, pendings, absent.length > 0 ? [] : tables),
    ...reserveFindings(tables),
    ...absent,
    ...yearFindings(year, headings, stated, tables),
    ...stated.doubts.map(({ text, readings, at }) =>
      finding('ambiguous-number', { text, readings }, at),
    ),
    ...wordFindings(paragraphs),
    ...draftFindings(lines, headings.titleLines),
    ...dateFindings(apart, paragraphs, hint),
  ]
  return { ...notice, findings: sorted(findings) }
}

/** A table without a unit that divides a goal of the prose to the last figure has the goal's unit. */
function withUnitOfGoal(read: ReadTable, targets: readonly StatedTarget[]): ReadTable {
  const { unit, statedTotal, sum } = read.table
  if (unit !== 'unknown' || read.units.length > 0 || sum === 0) return read
  const units = new Set(
    targets.filter(({ amount }) => amount === (statedTotal ?? sum)).map((target) => target.unit),
  )
  const [only] = units
  return only && units.size === 1 ? { ...read, table: { ...read.table, unit: only } } : read
}

/** A bulletin of results plans nothing. */
const isReport = (title: string | null): boolean =>
  title !== null && /(?:通报|情况|总结)$/.test(title)

/** Debris anywhere, and a seal or stamp above the first line that looks like a title. */
function noiseOfFront(lines: readonly Line[]): Noise[] {
  const front = lines.findIndex(
    ({ plain }) => plain.length < 200 && /关于|献血/.test(plain) && !plain.includes('|'),
  )
  return findNoise(lines, front < 0 ? lines.length : front)
}

/** Grids without headings above everything else are stamps; others hold no amounts of a plan. */
const stampsOf = (unheaded: readonly Unheaded[]): Noise[] =>
  unheaded
    .filter(({ rows }) => rows.some(({ cells }) => cells.some(({ plain }) => plain !== '')))
    .filter(({ lines }) => lines[0]!.index < 12)
    .map(({ lines }) => noiseOf(lines))

/** The year that the body plans for: the first that it says so of, rather than looks back on. */
function yearInBody(
  lines: readonly Line[],
  skip: ReadonlySet<number>,
  issued: number | null,
): number | null {
  let earlier: number | null = null
  for (const line of lines) {
    if (skip.has(line.index) || !line.plain.includes('年')) continue
    for (const match of bare(line.plain.slice(0, 2000)).matchAll(planned)) {
      const year = yearInTitle(match[1]!)
      if (year === null) continue
      if (!lookingBack.test(match[0]) && (issued === null || year >= issued)) return year
      earlier ??= lookingBack.test(match[0]) ? null : year
    }
  }
  return earlier
}

const planned =
  /((?:(?:19|20)\d\d|[〇零一二三四五六七八九Oo]{4})年)度?[^。;《》]{0,24}?(?:献血|任务|名额|指标|目标|计划|招募|分配|安排表)/g
const lookingBack = /(?:共有|完成|参加|采集|回顾|汇报|总结|同比)/

function targetsOf(stated: readonly StatedTarget[], pendings: readonly PendingTarget[]): Target[] {
  const unit = (stated.find(({ track }) => track === 'total') ?? stated[0])?.unit ?? 'unknown'
  const known = new Set(stated.map(({ track }) => track))
  const all = [
    ...stated.map(({ track, amount, unit: own, bound, at, also, order }) => ({
      order,
      target: {
        track,
        amount,
        unit: own,
        status: 'stated',
        bound,
        at: withAlso(at, also),
      } as const,
    })),
    ...pendings
      .filter(({ track }) => !known.has(track))
      .map(({ track, at, order }) => ({
        order,
        target: { track, amount: null, unit, status: 'pending', bound: 'exactly', at } as const,
      })),
  ]
  return all.sort((one, other) => one.order - other.order).map(({ target }) => target)
}

const isNoNotice = (notice: Omit<ReadNotice, 'findings'>): boolean =>
  notice.title === null &&
  notice.documentNumber === null &&
  notice.targets.length + notice.ratios.length + notice.deadlines.length + notice.tables.length ===
    0
