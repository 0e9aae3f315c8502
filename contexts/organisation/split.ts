import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, recordEach } from '#platform/change.ts'
import { claimRegion, claimUnit } from './claim.ts'
import { contentsOf, endUnits, findBody } from './end.ts'
import { foundPlace } from './found-place.ts'
import { foundRegion } from './found-region.ts'
import { foundUnit } from './found-unit.ts'
import { placeRegions, placeUnits } from './place.ts'
import { putOnLine } from './put-on-line.ts'
import { unitsAsOf } from './queries.ts'
import { addUpToOne } from './rules/shares.ts'
import type { Share } from './rules/succession.ts'

export interface Splitting {
  readonly of: 'region' | 'unit'
  readonly id: string
  readonly version: number
  readonly on: Day
  readonly into: readonly Piece[]
}

/** One part: the split one living on (`name` null) or one newly founded, with what goes there. */
export interface Piece {
  readonly name: string | null
  /** Its part of the figures from before, where that is stated. */
  readonly share: Share | null
  readonly takesRegions: readonly string[]
  readonly takesUnits: readonly string[]
}

/**
 * Splits a region or unit from a day on. Shares are stated for all parts or for none; without them
 * figures from before stay under the former heading. All that lay in a region must go somewhere.
 */
export async function split(act: Act, wish: Splitting): Promise<Change<{ ids: string[] }>> {
  const { of, id, on, into } = wish
  refuseUnclear(into)
  const ids = of === 'unit' ? await splitUnit(act, wish) : await splitRegion(act, wish)
  return recordEach(
    act,
    [{ name: of === 'unit' ? 'unit.split' : 'region.split', subject: id, data: { into: ids, on } }],
    { ids },
  )
}

async function splitUnit(act: Act, { id, version, on, into }: Splitting): Promise<string[]> {
  const unit = await claimUnit(act, { id, version }, { on, yours: { splits: into.length } })
  if (unit.kind === 'town' || unit.kind === 'county') throw throughRegion(unit.name)
  const lines = await linesOf(act, id, on)
  if (!into.some(({ name }) => name === null)) await endUnits(act, [id], on)
  const ids: string[] = []
  for (const { name } of into) {
    const { regionId, kind } = unit
    ids.push(name === null ? id : (await foundUnit(act, { regionId, kind, name, on })).value.id)
  }
  for (const unitId of ids.filter((one) => one !== id)) {
    for (const lineId of lines) await putOnLine(act, { unitId, lineId, from: on })
  }
  await succeedUnit(act, id, ids, into, on)
  return ids
}

async function linesOf({ tx }: Act, unitId: string, on: Day): Promise<readonly string[]> {
  const [unit] = await unitsAsOf(tx, [unitId], on)
  return unit!.lines.map(({ id }) => id)
}

async function splitRegion(act: Act, { id, version, on, into }: Splitting): Promise<string[]> {
  const region = await claimRegion(act, { id, version }, { on, yours: { splits: into.length } })
  const livesOn = into.some(({ name }) => name === null)
  const contents = await contentsOf(act, id)
  if (!livesOn) refuseLeftOver(contents, into)
  const body = await findBody(act, id)
  if (!livesOn) {
    if (body !== undefined) await endUnits(act, [body.id], on)
    await act.tx
      .updateTable('organisation.region')
      .set({ endedOn: on })
      .where('id', '=', id)
      .execute()
  }
  const pieces: { regionId: string; unitId: string | undefined }[] = []
  for (const piece of into) {
    const place = await placeOf(act, region, body?.id, piece, on)
    pieces.push(place)
    if (piece.name === null) continue
    const known = (part: readonly string[], all: readonly { readonly id: string }[]) =>
      part.filter((one) => all.some((other) => other.id === one))
    await placeRegions(act, known(piece.takesRegions, contents.regions), place.regionId, on)
    await placeUnits(act, known(piece.takesUnits, contents.units), place.regionId, on)
  }
  await act.tx
    .insertInto('organisation.regionSuccession')
    .values(
      pieces.map(({ regionId }) => ({ fromId: id, toId: regionId, onDay: on, kind: 'split' })),
    )
    .execute()
  if (body !== undefined) {
    const bodies = pieces.map(({ unitId }) => unitId!)
    await succeedUnit(act, body.id, bodies, into, on)
  }
  return pieces.map(({ regionId }) => regionId)
}

async function placeOf(
  act: Act,
  region: Awaited<ReturnType<typeof claimRegion>>,
  bodyId: string | undefined,
  { name }: Piece,
  on: Day,
) {
  if (name === null) return { regionId: region.id, unitId: bodyId }
  const { parentId, kind } = region
  if (bodyId === undefined || parentId === null) {
    const { id } = (await foundRegion(act, { parentId, kind, name, on })).value
    return { regionId: id, unitId: undefined }
  }
  const body = kind === 'district' ? 'county' : 'town'
  return (await foundPlace(act, { parentId, kind: body, name, on })).value
}

async function succeedUnit(
  { tx }: Act,
  fromId: string,
  ids: readonly string[],
  into: readonly Piece[],
  onDay: Day,
): Promise<void> {
  await tx
    .insertInto('organisation.unitSuccession')
    .values(
      ids.map((toId, at) => ({
        fromId,
        toId,
        onDay,
        kind: 'split',
        numerator: into[at]!.share?.numerator ?? null,
        denominator: into[at]!.share?.denominator ?? null,
      })),
    )
    .execute()
}

function refuseUnclear(into: readonly Piece[]): void {
  const livingOn = into.filter(({ name }) => name === null).length
  const names = into.flatMap(({ name }) => (name === null ? [] : [name.trim()]))
  if (into.length < 2 || livingOn > 1 || new Set(names).size !== names.length) throw unclear()
  const shares = into.map(({ share }) => share)
  if (shares.every((share) => share === null)) return
  const stated = shares.filter((share) => share !== null)
  if (stated.length < shares.length || !addUpToOne(stated)) throw sharesOff()
}

type Contents = Awaited<ReturnType<typeof contentsOf>>

function refuseLeftOver({ regions, units }: Contents, into: readonly Piece[]): void {
  const taken = new Set(into.flatMap((piece) => [...piece.takesRegions, ...piece.takesUnits]))
  const left = [...regions, ...units].filter(({ id }) => !taken.has(id)).map(({ name }) => name)
  if (left.length === 0) return
  throw new Problem(
    'conflict',
    {
      zh: `还有${left.length}个下级没有归属：${left.slice(0, 5).join('、')}。请为每一个选择去向。`,
      en: `${left.length} regions or units have nowhere to go: ${left.slice(0, 5).join(', ')}. Choose a part for each.`,
    },
    { values: { left } },
  )
}

const unclear = () =>
  new Problem('conflict', {
    zh: '拆分至少要有两个部分，名称不能相同，原单位最多保留一个。',
    en: 'A split has at least two parts, each with a name of its own, and the former one lives on at most once.',
  })

const sharesOff = () =>
  new Problem('conflict', {
    zh: '各部分的份额要么全部填写且合计为1，要么都不填。',
    en: 'State the shares of all parts, adding up to one, or of none.',
  })

const throughRegion = (name: string) =>
  new Problem('conflict', {
    zh: `“${name}”代表一个镇街（区县），请拆分该地区，单位随之拆分。`,
    en: `“${name}” answers for a region: split the region, and its body splits with it.`,
  })
