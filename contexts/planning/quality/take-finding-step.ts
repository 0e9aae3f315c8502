import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { holdersOf } from '#platform/messages/holders.ts'
import { post } from '#platform/messages/post.ts'
import { addFindingSteps, findFinding, lockFinding } from './findings.ts'
import { assignedMessage } from './message-templates.ts'
import { type FindingAct, type Refusal, type State, step } from './rules/life.ts'
import { ruleWords, sentenceOf } from './rules/sentences.ts'
import { unitName } from './unit-names.ts'

export interface FindingWish {
  readonly id: string
  readonly version: number
  readonly reason?: string
  readonly owner?: string
  readonly dueOn?: Day
}

/** Takes one step of a finding's follow-up; who is asked to look after it gets a message. */
export const takeFindingStep =
  (action: FindingAct) =>
  async (act: Act, wish: FindingWish): Promise<Change<{ state: State; version: number }>> => {
    const finding = await lockFinding(act.tx, wish.id)
    if (finding === undefined) throw noFinding()
    if (finding.version !== wish.version) throw stale(finding)
    const by = act.actor.accountId
    const reason = wish.reason ?? null
    const isExplainer = by !== null && finding.explainedBy === by
    const met = step(finding.state, action, { reason, isExplainer })
    if (!met.allowed) throw refused(met.why)
    const owner = action === 'assign' ? await requireOwner(act, finding.regionId, wish) : null
    const version = finding.version + 1
    await act.tx
      .updateTable('planning.finding')
      .set({ state: met.to, version, changedAt: act.now })
      .$if(action === 'explain', (query) => query.set({ reason, explainedBy: by }))
      .$if(owner !== null, (query) =>
        query.set({ ownerAccount: owner!.accountId, dueOn: wish.dueOn! }),
      )
      .where('id', '=', finding.id)
      .execute()
    await addFindingSteps(act, [
      {
        ...{ findingId: finding.id, regionId: finding.regionId, action, state: met.to, reason },
        ...{ toAccount: owner?.accountId ?? null, dueOn: wish.dueOn ?? null },
      },
    ])
    if (owner !== null) await tellOwner(act, wish, owner)
    return record(
      act,
      { name: 'finding.step', subject: finding.id, data: { action, state: met.to, reason } },
      { state: met.to, version },
    )
  }

async function requireOwner(act: Act, regionId: string, { owner, dueOn }: FindingWish) {
  if (owner === undefined || dueOn === undefined) throw ownerNeeded()
  if (dueOn < act.today) throw dueOver()
  const holders = await holdersOf(act.tx, 'planning.review', regionId)
  const found = holders.find(({ accountId }) => accountId === owner)
  if (found === undefined) throw noOwner()
  return found
}

async function tellOwner(
  act: Act,
  { id, version, dueOn }: FindingWish,
  owner: { readonly accountId: string; readonly name: string },
): Promise<void> {
  const finding = (await findFinding(act.tx, id))!
  const { regionId, year, rule, facts } = finding
  const region = await act.tx
    .selectFrom('access.regionName')
    .select('name')
    .where('id', '=', regionId)
    .executeTakeFirstOrThrow()
  await post(act, {
    template: assignedMessage,
    key: `${id} ${version}`,
    to: owner,
    data: {
      region: region.name ?? '',
      rule: ruleWords[rule].zh,
      unit: (await unitName(act.tx, finding)) ?? '全区',
      says: sentenceOf(rule, facts).zh,
      due: dueOn!,
      by: act.actor.name || '系统',
    },
    link: `/quality?region=${regionId}&year=${year}&at=${id}`,
    regionId,
  })
}

export const noFinding = () =>
  new Problem('not-found', {
    zh: '在您的范围内没有这项存疑数据。',
    en: 'There is no such finding within your reach.',
  })

const stale = ({ state, version }: { readonly state: State; readonly version: number }) =>
  new Problem(
    'stale-version',
    {
      zh: '您打开以后有人处理过这一项，请先看一遍最新的情况。',
      en: 'Somebody dealt with it after you opened it; look at it again first.',
    },
    { values: { state, version } },
  )

const refused = (why: Refusal) => new Problem(codes[why], texts[why])

const codes = {
  'not-now': 'already-done',
  'reason-needed': 'input-invalid',
  'own-approval': 'own-approval',
} as const

const texts = {
  'not-now': { zh: '现在的状态不能这样办。', en: 'That cannot be done in its present state.' },
  'reason-needed': { zh: '请写明原因。', en: 'Say why.' },
  'own-approval': {
    zh: '说明由另一人认可，不能自己认可。',
    en: 'An explanation is accepted by another than its author.',
  },
} as const

const ownerNeeded = () =>
  new Problem('input-invalid', {
    zh: '请选负责人和完成日期。',
    en: 'Choose who looks after it, and by when.',
  })

const dueOver = () =>
  new Problem('input-invalid', {
    zh: '完成日期已经过去。',
    en: 'The due day is over already.',
  })

const noOwner = () =>
  new Problem('input-invalid', {
    zh: '负责人须是本地区献血办的工作人员。',
    en: 'It is looked after by somebody of the region’s own office.',
  })
