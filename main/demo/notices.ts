import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Decision,
  decideCap,
  decideNotice,
  issueRevision,
  makePlan,
  type NewCap,
  proposeCap,
  receiveNotice,
  submitRevision,
  viewNotice,
  viewPlan,
} from '#contexts/planning/index.ts'
import { type Day, day, dayOf, instant } from '#kernel/days.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/change.ts'
import { inReading } from '#platform/db/database.ts'
import { asProgramme } from '#platform/programme.ts'
import { stateInventedHeadcounts } from './headcounts.ts'
import type { Places } from './places.ts'

interface Story {
  readonly file: string
  readonly region: string
  readonly officer: string
  readonly approver: string
  readonly caps: readonly Pick<NewCap, 'basis' | 'ratio' | 'from' | 'to' | 'citation'>[]
  /** Invented head-counts, where the notice states none and caps are to be seen at work. */
  readonly headcounts?: { readonly year: number; readonly file: string }
  /** Absent where the plan stays a draft. */
  readonly issue?: {
    readonly documentNumber: string | null
    readonly effectiveOn: Day
    readonly reason: string
  }
}

const capsOf = (year: number, citation: string): Story['caps'] =>
  (
    [
      ['staff', 0.065],
      ['residents-without-unit', 0.025],
    ] as const
  ).map(([basis, ratio]) => ({
    basis,
    ratio,
    from: day(`${year}-01-01`),
    to: day(`${year}-12-31`),
    citation,
  }))

const stories: readonly Story[] = [
  {
    file: 'qingpu-2020.txt',
    region: '青浦区',
    officer: 'qp-officer',
    approver: 'qp-approver',
    caps: capsOf(2020, '关于做好2020年青浦区无偿献血工作的意见，二（三）'),
    headcounts: { year: 2020, file: 'qingpu-2020.csv' },
    issue: {
      documentNumber: null,
      effectiveOn: day('2020-01-01'),
      reason: '按市下达目标分解，团体 11,173 人份分到镇街与委办局（演示）',
    },
  },
  {
    file: 'changning-2012.txt',
    region: '长宁区',
    officer: 'cn-officer',
    approver: 'cn-approver',
    caps: capsOf(2012, '关于做好2012年本区无偿献血工作的意见，二（四）'),
  },
  {
    file: 'zhangjiajie-2012.txt',
    region: '张家界市',
    officer: 'zjj-officer',
    approver: 'zjj-approver',
    caps: [],
    issue: {
      documentNumber: '张政办函〔2012〕43号',
      effectiveOn: day('2012-03-29'),
      reason: '按任务表下达，合计 6,830 人（演示）',
    },
  },
]

/** Reads the three notices and makes their plans, as the officers and approvers would. */
export async function makePlans(
  app: App,
  places: Places,
  actors: ReadonlyMap<string, Actor>,
  say: (line: string) => void,
): Promise<void> {
  for (const story of stories) {
    say(`正在载入 ${story.region} ${story.file} / loading…`)
    await play(app, story, places.get(story.region)!, {
      officer: actors.get(story.officer)!,
      approver: actors.get(story.approver)!,
    })
  }
}

interface Cast {
  readonly officer: Actor
  readonly approver: Actor
}

async function play(app: App, story: Story, regionId: string, { officer, approver }: Cast) {
  const bytes = await readFile(join(import.meta.dirname, '../../demo/notices', story.file))
  const received = await asProgramme(
    app,
    (act) => receiveNotice(act, { regionId, file: { name: story.file, bytes }, demo: true }),
    officer,
  )
  const notice = await inReading(app.database, everything, (tx) =>
    viewNotice({ tx, today: dayOf(instant(Date.now())) }, received.id),
  )
  if (notice.plan !== null) return

  for (const cap of story.caps) {
    const { id } = await asProgramme(
      app,
      (act) => proposeCap(act, { ...cap, regionId, noticeId: received.id }),
      officer,
    )
    await asProgramme(app, (act) => decideCap(act, { id, approve: true, reason: '' }), approver)
  }
  const { version } = await asProgramme(
    app,
    (act) =>
      decideNotice(act, { id: notice.id, version: notice.version, decisions: decisionsOn(notice) }),
    officer,
  )
  const made = await asProgramme(app, (act) => makePlan(act, { id: notice.id, version }), officer)
  if (story.headcounts !== undefined) {
    await stateInventedHeadcounts(app, officer, { regionId, ...story.headcounts })
  }
  if (story.issue === undefined) return

  const plan = await inReading(app.database, everything, (tx) => viewPlan(tx, { id: made.planId }))
  const submitted = await asProgramme(app, (act) => submitRevision(act, plan.revision), officer)
  await asProgramme(app, (act) => issueRevision(act, { ...submitted, ...story.issue! }), approver)
}

/** Accepts every finding, and registers every name that the region does not know as a new unit. */
const decisionsOn = (notice: Awaited<ReturnType<typeof viewNotice>>): Decision[] => [
  ...notice.read.findings.map((_finding, index) => ({
    item: `finding:${index}`,
    choice: 'accepted' as const,
    value: null,
    reason: null,
  })),
  ...notice.units
    .filter(({ unitId }) => unitId === null)
    .map(({ label }) => ({
      item: `unit:${label}`,
      choice: 'corrected' as const,
      value: { new: true },
      reason: null,
    })),
]

const everything = { accountId: null, regions: '*' } as const
