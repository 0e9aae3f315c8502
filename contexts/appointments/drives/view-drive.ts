import type { Look } from '#platform/change.ts'
import type { Asking } from '#platform/http/asking.ts'
import { isOpen } from './change-drive.ts'
import { rowsOf } from './list-drives.ts'
import {
  batchesOf,
  changesOf,
  crewsOf,
  findDrive,
  marksOf,
  offersOf,
  outcomesAround,
  stepsOf,
} from './queries.ts'
import { checkItems, differences } from './rules/changing.ts'
import { invitation } from './rules/inviting.ts'
import { actions, step } from './rules/life.ts'
import type { DriveShape, InvitationShape } from './shapes.ts'
import { sidesOf } from './sides.ts'
import { noDrive } from './take-step.ts'
import { unfitIn } from './venue.ts'

/** One drive as the asker's side sees it; counts of its day are not in it. */
export async function viewDrive(
  look: Look,
  { id }: { readonly id: string },
  { session, app }: Pick<Asking, 'session' | 'app'>,
): Promise<DriveShape> {
  const { tx, today } = look
  const drive = await findDrive(tx, id)
  if (drive === undefined) throw noDrive()
  const [row] = await rowsOf(look, [drive])
  const sides = await sidesOf(look, session, drive)
  const done = new Set((await marksOf(tx, id)).map(({ item }) => item))
  const decides = sides.some((side) => step(drive.state, 'decide', side, null).allowed)
  const { note, venueId, planId, opens, closes, onDay } = drive
  return {
    ...row!,
    ...{ note, venueId, planId, opens, closes },
    side: sides[0] ?? null,
    offered: actions.filter((action) =>
      sides.some((side) => step(drive.state, action, side, 'x').allowed),
    ),
    crews: ((await crewsOf(tx, [id])).get(id) ?? []).map(crewShape),
    locked: drive.lockOn !== null && today >= drive.lockOn,
    offers: (await offersOf(tx, id)).map(({ venueId: _venue, ...offer }) => offer),
    batches: (await batchesOf(tx, [id])).map(({ begins, expected, backups }) => ({
      ...{ begins, expected, backups },
    })),
    checks: checkItems.map((item) => ({ item, done: done.has(item) })),
    unfit: venueId === null || onDay === null ? [] : [...(await unfitIn(tx, venueId, onDay))],
    changes: (await changesOf(tx, [id])).map((change) => ({
      ...{ id: change.id, before: change.before, after: change.after, reason: change.reason },
      differs: [...differences(change.before, change.after)],
      ...{ askedBy: change.askedName, askedAt: change.askedAt },
      approved: isOpen(change) ? null : change.approvedAt !== null,
      mine: decides && isOpen(change) && change.askedBy !== look.actor.accountId,
    })),
    steps: await stepsOf(tx, id),
    helpPhone: app.config.HELP_PHONE ?? null,
  }
}

const crewShape = <T extends { teamId: string; team: string; vehicleId: string; vehicle: string }>({
  teamId,
  team,
  vehicleId,
  vehicle,
}: T) => ({ teamId, team, vehicleId, vehicle })

/** How many to invite for a drive, from closed drives of its unit and of those around it. */
export async function viewInvitation(
  { tx }: Look,
  { id, goal }: { readonly id: string; readonly goal?: number | undefined },
): Promise<InvitationShape> {
  const drive = await findDrive(tx, id)
  if (drive === undefined) throw noDrive()
  const wanted = goal ?? drive.projection
  return { goal: wanted, ...invitation(wanted, await outcomesAround(tx, drive.unitId), 'own') }
}
