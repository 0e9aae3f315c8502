import type { Unit } from '#kernel/blood.ts'
import { yearOf } from '#kernel/days.ts'
import { allows, type Permission } from '#platform/access/roles.ts'
import type { Look } from '#platform/change.ts'
import type { Read } from '#platform/db/database.ts'
import type { Asking } from '#platform/http/asking.ts'
import { regionNames } from '../../organisation/index.ts'
import { listPlans, loadDraft } from '../queries.ts'
import { reconcile } from '../rules/reconcile.ts'
import type { TodayShape } from './contract.ts'
import {
  deadlinesFrom,
  itemsWithin,
  openRevisions,
  proposedCaps,
  recentNotices,
  unfinishedNotices,
} from './queries.ts'
import { comingTenDays } from './rules/coming.ts'
import {
  type OpenDraft,
  type TaskFacts,
  type TaskRights,
  tasksOf,
  tasksShown,
} from './rules/tasks.ts'

const itemsShown = 8
const noticesShown = 5

/** What needs the asker today: tasks by what they may do, the plan, what comes, what was read. */
export async function lookAtToday(
  { tx, today, actor }: Look,
  _input: unknown,
  { session }: Pick<Asking, 'session'>,
): Promise<TodayShape> {
  const may = (permission: Permission) =>
    session?.assignments.some(({ role }) => allows(role, permission)) ?? false
  const rights: TaskRights = {
    changes: may('planning.change'),
    issues: may('planning.issue'),
    readsNotices: may('planning.read-notice'),
    approvesCaps: may('rules.approve'),
  }
  const tasks = tasksOf(await factsOf(tx, rights), rights, actor.accountId)
  const periods = comingTenDays(today, 3)
  const items = await itemsWithin(tx, { from: periods[0]!.from, to: periods.at(-1)!.to })
  return {
    today,
    tasks: tasks.slice(0, tasksShown),
    more: Math.max(0, tasks.length - tasksShown),
    plan: await planToShow(tx, yearOf(today)),
    coming: {
      periods: [...periods],
      // A check constraint holds the units.
      items: items.slice(0, itemsShown).map((item) => ({ ...item, unit: item.unit as Unit })),
      total: items.length,
    },
    notices: await recentNotices(tx, noticesShown),
    deadlines: await deadlinesFrom(tx, today, noticesShown),
  }
}

async function factsOf(tx: Read, rights: TaskRights): Promise<TaskFacts> {
  const open = rights.changes || rights.issues ? await openRevisions(tx) : []
  const drafts: OpenDraft[] = []
  if (rights.changes) {
    for (const { id, reason, unit, ...of } of open.filter(isDraft)) {
      const unallocated = await unallocatedOf(tx, id)
      // A check constraint holds the units.
      drafts.push({ ...revisionOf(of), unit: unit as Unit, unallocated, returned: reason })
    }
  }
  return {
    drafts,
    submitted: open
      .filter((revision) => !isDraft(revision))
      .map((of) => ({ ...revisionOf(of), hands: [of.author, of.submittedBy] })),
    notices: rights.readsNotices ? await unfinishedNotices(tx) : [],
    caps: rights.approvesCaps ? await proposedCaps(tx) : [],
  }
}

type Open = Awaited<ReturnType<typeof openRevisions>>[number]

const revisionOf = ({
  planId,
  regionName,
  year,
  number,
}: Omit<Open, 'id' | 'reason' | 'unit'>) => ({ planId, regionName, year, number })

const isDraft = ({ state }: { readonly state: string }): boolean => state === 'draft'

/** What nobody holds yet of a draft, over all its parts. */
async function unallocatedOf(tx: Read, revisionId: string): Promise<number> {
  const { targets } = await loadDraft(tx, revisionId)
  return [...reconcile(targets).values()].reduce(
    (sum, { unallocated }) => sum + Math.max(0, unallocated),
    0,
  )
}

/** The plan of this year, else the newest. */
async function planToShow(tx: Read, year: number): Promise<TodayShape['plan']> {
  const plans = await listPlans(tx, undefined)
  const plan = plans.find((one) => one.year === year) ?? plans[0]
  if (plan === undefined) return null
  const names = await regionNames(tx, [plan.regionId])
  return { id: plan.id, year: plan.year, regionName: names.get(plan.regionId) ?? '' }
}
