import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import type { Asking } from '#platform/http/asking.ts'
import { newId } from '#platform/id.ts'
import { type Drive, lockDrive } from './queries.ts'
import { type Action, type Refusal, type Side, type State, step } from './rules/life.ts'
import type { Moved } from './shapes.ts'
import { sideFor, sidesOf } from './sides.ts'
import { tellOthers } from './tell.ts'

/** What every step names: the drive, and the version that was looked at. */
export interface At {
  readonly id: string
  readonly version: number
}

/** A step that the rules allow, before it is taken. */
export interface Begun {
  readonly drive: Drive
  readonly side: Side
  readonly action: Action
  readonly to: State
  readonly text: string | null
}

export type Asker = Pick<Asking, 'session'>

/**
 * Holds a drive and asks whether the asker's side may take a step now; throws `not-found`,
 * `stale-version`, `not-permitted`, `already-done` or `input-invalid`.
 */
export async function begin(
  act: Act,
  asker: Asker,
  wish: At & { readonly action: Action; readonly text?: string | null },
): Promise<Begun> {
  const drive = await lockDrive(act.tx, wish.id)
  if (drive === undefined) throw noDrive()
  const { action, text = null } = wish
  const side = sideFor(await sidesOf(act, asker.session, drive), drive, action)
  if (side === undefined) throw refused('not-yours', drive)
  if (drive.version !== wish.version) throw stale(drive)
  const met = step(drive.state, action, side, text)
  if (!met.allowed) throw refused(met.why, drive)
  return { drive, side, action, to: met.to, text }
}

/** What a step changes of the drive itself. */
export type Set = Partial<
  Pick<
    Drive,
    'onDay' | 'lockOn' | 'venueId' | 'place' | 'opens' | 'closes' | 'capacity' | 'projection'
  >
>

/** Takes a step that was begun: the new state, a line of its history, a word to the others, the record. */
export async function finish(
  act: Act,
  begun: Begun,
  { set = {}, data = {}, quiet = false }: { set?: Set; data?: object; quiet?: boolean } = {},
): Promise<Change<Moved>> {
  const { drive, side, action, to, text } = begun
  const version = drive.version + 1
  await act.tx
    .updateTable('appointments.drive')
    .set({ ...set, state: to, version, changedAt: act.now })
    .where('id', '=', drive.id)
    .execute()
  await addStep(act, begun, data)
  if (!quiet) await tellOthers(act, { ...begun, drive: { ...drive, ...set, version } })
  return record(
    act,
    { name: 'drive.step', subject: drive.id, data: { action, side, state: to, reason: text } },
    { version, state: to },
  )
}

const addStep = (act: Act, { drive, side, action, text }: Begun, data: object) =>
  act.tx
    .insertInto('appointments.driveStep')
    .values({
      ...{ id: newId(), driveId: drive.id, regionId: drive.regionId, at: act.now, action, side },
      byAccount: act.actor.accountId,
      byName: act.actor.name,
      text,
      data: sql<never>`${JSON.stringify(data)}::jsonb`,
    })
    .execute()

export const noDrive = () =>
  new Problem('not-found', {
    zh: '在您的范围内没有这场团体活动。',
    en: 'There is no such group drive within your reach.',
  })

const stale = ({ version, state }: Drive) =>
  new Problem(
    'stale-version',
    {
      zh: '您打开以后别人又有动作，请先看一遍最新的内容。',
      en: 'Somebody did something after you opened it; look at the newest state first.',
    },
    { values: { version, state } },
  )

const refused = (why: Refusal, { state }: Drive): Problem =>
  new Problem(
    why === 'not-yours' ? 'not-permitted' : why === 'not-now' ? 'already-done' : 'input-invalid',
    refusals[why],
    { values: { state } },
  )

const refusals = {
  'not-yours': {
    zh: '这一步由另一方办理：单位选日期、报人数，血站安排车辆和现场。',
    en: 'This step is another side’s: the unit chooses the day and says how many; the station plans crews and runs the day.',
  },
  'not-now': {
    zh: '现在的状态不能这样做，可能别人刚刚处理过。请刷新。',
    en: 'That cannot be done in its present state; somebody may have just acted. Reload.',
  },
  'reason-needed': { zh: '请写明理由。', en: 'Say why.' },
} as const
