import { childrenOf } from '../../rules/draft.ts'
import { reconcile } from '../../rules/reconcile.ts'
import type { TargetShape } from '../../shapes.ts'

/** A figure of the equation of targets, before it has words. */
export interface Figure {
  readonly of:
    | { readonly is: 'part'; readonly label: string; readonly units: number }
    | { readonly is: 'pending'; readonly labels: readonly string[] }
    | { readonly is: 'unallocated'; readonly label: string }
    | { readonly is: 'places' | 'bodies'; readonly units: number }
  readonly value: number
  /** Stated by nobody: what is left. */
  readonly open: boolean
}

/** The total and what it is made of; null while no total is stated. */
export interface TargetEquation {
  readonly total: { readonly label: string; readonly value: number }
  readonly parts: readonly Figure[]
  /** The track of units again: its parts, whether they make it up, whether the notice says the same. */
  readonly track: {
    readonly label: string
    readonly value: number
    readonly parts: readonly number[]
    readonly equal: boolean
    readonly asNoticed: boolean
  } | null
}

/** The equation a page of targets opens with: the total is its parts, the pending and the rest. */
export function targetEquation(targets: readonly TargetShape[]): TargetEquation | null {
  const children = childrenOf(targets)
  const balances = reconcile(targets)
  const total = children.get(null)?.[0]
  if (total === undefined || total.amount === null) return null

  const open = (part: TargetShape): Figure[] => {
    const { pending, unallocated } = balances.get(part.key)!
    const waiting = (children.get(part.key) ?? []).filter(({ status }) => status === 'pending')
    const labels = waiting.map(({ label }) => label)
    return [
      ...(pending === null
        ? []
        : [{ of: { is: 'pending' as const, labels }, value: pending, open: true }]),
      ...(unallocated <= 0
        ? []
        : [
            {
              of: { is: 'unallocated' as const, label: part.label },
              value: unallocated,
              open: true,
            },
          ]),
    ]
  }
  const figuresOf = (track: TargetShape): Figure[] => {
    const below = children.get(track.key) ?? []
    const { unallocated } = balances.get(track.key)!
    if (track.kind === 'track' && (below.length > 0 || unallocated > 0))
      return [...split(below, children), ...open(track)]
    return [figure(track, children)]
  }
  const tracks = (children.get(total.key) ?? []).filter(({ amount }) => amount !== null)
  const parts = [...tracks.flatMap(figuresOf), ...open(total)]
  return {
    total: { label: total.label, value: total.amount },
    parts,
    track: trackAgain(tracks, children),
  }
}

type Children = ReadonlyMap<string | null, readonly TargetShape[]>

/** A track's groups; where units lie on it directly, those that answer for places and the others. */
function split(below: readonly TargetShape[], children: Children): Figure[] {
  const stated = below.filter(({ amount }) => amount !== null)
  const groups = stated.filter(({ kind }) => kind !== 'unit')
  const units = stated.filter(({ kind }) => kind === 'unit')
  const [places, bodies] = [units.filter(isPlace), units.filter((unit) => !isPlace(unit))]
  const together = (is: 'places' | 'bodies', those: readonly TargetShape[]): Figure[] =>
    those.length === 0 ? [] : [{ of: { is, units: those.length }, value: sum(those), open: false }]
  return [
    ...groups.map((group) => figure(group, children)),
    ...together('places', places),
    ...together('bodies', bodies),
  ]
}

const isPlace = ({ unitKind }: TargetShape): boolean =>
  unitKind === 'town' || unitKind === 'county' || unitKind === 'community'

const figure = ({ key, label, amount }: TargetShape, children: Children): Figure => ({
  of: { is: 'part', label, units: (children.get(key) ?? []).length },
  value: amount ?? 0,
  open: false,
})

function trackAgain(tracks: readonly TargetShape[], children: Children): TargetEquation['track'] {
  const track = tracks.find((one) => one.track === 'group')
  const groups = (children.get(track?.key ?? '') ?? []).filter(({ kind }) => kind === 'group')
  if (track === undefined || groups.length < 2 || groups.some(({ amount }) => amount === null)) {
    return null
  }
  const { label, amount, source } = track
  return {
    label,
    value: amount!,
    parts: groups.map((group) => group.amount!),
    equal: sum(groups) === amount,
    asNoticed: source !== null && figuresIn(source.text).includes(amount!),
  }
}

/** The whole numbers that a line of a notice holds. */
const figuresIn = (text: string): number[] =>
  [...text.normalize('NFKC').matchAll(/\d[\d,，]*/g)].map(([digits]) =>
    Number(digits.replace(/[,，]/g, '')),
  )

const sum = (parts: readonly TargetShape[]): number =>
  parts.reduce((total, { amount }) => total + (amount ?? 0), 0)
