import type { Instance } from './instance.ts'
import { type Opened, placementsOf, shut } from './placements.ts'
import { type Slack, tight } from './program.ts'
import { type Choice, loadsOf } from './score.ts'
import { type Means, search } from './solving.ts'

/** The least that would have to give way where there is no way; each found by a solve of its own. */
export type Relief =
  | {
      readonly is: 'room'
      /** More 人份 in these columns, and in how many 车·班. */
      readonly columns: readonly {
        readonly at: number
        readonly renfen: number
        readonly shifts: number | null
      }[]
      readonly renfen: number
      readonly proven: boolean
    }
  | {
      readonly is: 'left'
      /** Blocks left out, and their 人份 together. */
      readonly blocks: readonly string[]
      readonly renfen: number
      readonly proven: boolean
    }
  | {
      readonly is: 'wishes'
      /** Blocks that would have to go where their unit has forbidden it. */
      readonly blocks: readonly {
        readonly key: string
        readonly first: number
        readonly last: number
      }[]
      readonly renfen: number
      readonly proven: boolean
    }

const heavy = 1000
const limits = { nodes: 40, gap: 0.01 }

/** Asks for each kind of bound what the least is that would have to give way, all others kept. */
export function reliefsOf(instance: Instance, means: Means): readonly Relief[] {
  const found: (Relief | undefined)[] = [
    givenWay(
      instance,
      means,
      { opened: { ...shut, room: true }, slack: { ...tight, room: heavy } },
      roomNeeded,
    ),
    givenWay(instance, means, { opened: shut, slack: { ...tight, left: heavy } }, leftOut),
  ]
  if (instance.blocks.some(({ allowed }) => allowed.includes(false))) {
    const opened = { ...shut, forbidden: heavy }
    found.push(givenWay(instance, means, { opened, slack: tight }, wishesBroken))
  }
  return found.filter((one) => one !== undefined)
}

type Told = (instance: Instance, choice: Choice, proven: boolean) => Relief

function givenWay(
  instance: Instance,
  means: Means,
  { opened, slack }: { readonly opened: Opened; readonly slack: Slack },
  told: Told,
): Relief | undefined {
  const placements = instance.blocks.map((block) => placementsOf(instance, block, opened))
  if (slack.left === null && placements.some((own) => own.length === 0)) return undefined
  const { is, choice } = search(instance, placements, means, { limits, slack })
  return choice === null ? undefined : told(instance, choice, is === 'optimal')
}

const roomNeeded: Told = ({ slots }, choice, proven) => {
  const columns = loadsOf(slots, choice).flatMap((load, at) => {
    const { room, perShift } = slots[at]!
    const renfen = load - room
    const shifts = perShift === null ? null : Math.ceil(renfen / perShift - 1e-9)
    return renfen > 0 ? [{ at, renfen, shifts }] : []
  })
  return { is: 'room', columns, renfen: columns.reduce((sum, one) => sum + one.renfen, 0), proven }
}

const leftOut: Told = ({ blocks }, choice, proven) => {
  const out = blocks.filter((_block, at) => choice[at] === null)
  return {
    is: 'left',
    blocks: out.map(({ key }) => key),
    renfen: out.reduce((sum, { amount }) => sum + amount, 0),
    proven,
  }
}

const wishesBroken: Told = ({ blocks }, choice, proven) => {
  const broken = blocks.flatMap(({ key }, at) => {
    const one = choice[at]
    return one === null || one === undefined || one.breached === 0
      ? []
      : [{ key, first: one.first, last: one.last, renfen: one.breached }]
  })
  return {
    is: 'wishes',
    blocks: broken.map(({ key, first, last }) => ({ key, first, last })),
    renfen: broken.reduce((sum, { renfen }) => sum + renfen, 0),
    proven,
  }
}
