import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readNoticeBytes } from '#contexts/planning/read-notice.ts'
import {
  addDays,
  type Day,
  day,
  lengthInDays,
  type Span,
  wholeMonth,
  workday,
} from '#kernel/days.ts'
import { writeCsv } from '#platform/documents/csv-out.ts'

/**
 * Makes the demonstration's tallies: invented, plausible, and the same whenever they are made. They
 * lie beside this file; `node demo/make-tallies.ts` writes them again.
 */
export async function makeTallies(): Promise<ReadonlyMap<string, Buffer>> {
  return new Map([
    ['qingpu-2020.csv', asCsv(await qingpu())],
    ['zhangjiajie-2012.csv', asCsv(await zhangjiajie())],
  ])
}

interface Session {
  readonly on: Day
  readonly unit: string | null
  readonly way: string
  readonly renfen: number
  /** 400 mL donors among a hundred 人份. */
  readonly large: number
}

/** What each town had collected by 31 October, period by period: [first month, last, 人份]. */
const towns: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  夏阳街道: [
    [1, 1, 36],
    [4, 4, 457],
  ],
  盈浦街道: [
    [1, 1, 32],
    [9, 9, 449],
  ],
  香花桥街道: [
    [1, 1, 92],
    [2, 2, 576],
  ],
  朱家角镇: [
    [1, 1, 14],
    [6, 6, 452],
  ],
  练塘镇: [
    [1, 1, 70],
    [4, 4, 490],
  ],
  金泽镇: [
    [1, 1, 60],
    [3, 3, 697],
  ],
  赵巷镇: [
    [1, 1, 157],
    [8, 9, 615],
  ],
  徐泾镇: [
    [1, 1, 71],
    [5, 5, 1031],
  ],
  华新镇: [
    [1, 1, 87],
    [7, 8, 1199],
  ],
  重固镇: [
    [1, 1, 51],
    [6, 6, 489],
  ],
  白鹤镇: [[1, 1, 1071]],
}

/** 青浦 to 31 October 2020: towns 8,196, bureaus 1,038, individual and assurance 3,382 人份. */
async function qingpu(): Promise<readonly Session[]> {
  const chance = chances(2020)
  const annexes = await tablesOf('qingpu-2020.txt')
  const bureaus = annexes[1]!.rows
  const missing = shortfall(
    bureaus.map(({ amount }) => amount!),
    17,
  )
  const october = { from: day('2020-10-09'), to: day('2020-10-31') }
  return [
    ...Object.entries(towns).flatMap(([unit, periods]) =>
      periods.flatMap(([first, last, renfen]) => {
        const span = { from: wholeMonth(2020, first).from, to: wholeMonth(2020, last).to }
        return sessions({ unit, way: '团体', renfen, span, size: 70 }, chance)
      }),
    ),
    ...bureaus.flatMap(({ label, amount }, at) =>
      sessions(
        { unit: label, way: '团体', renfen: amount! - missing[at]!, span: october, size: 90 },
        chance,
      ),
    ),
    ...street({ from: day('2020-01-02'), to: day('2020-10-31') }, 2900, chance),
    ...sessions(
      {
        unit: null,
        way: '保障',
        renfen: 482,
        span: { from: day('2020-09-01'), to: day('2020-10-31') },
        size: 50,
      },
      chance,
    ),
  ]
}

/** 张家界 to 30 September 2012: units near their tasks, and what the four counties gave. */
async function zhangjiajie(): Promise<readonly Session[]> {
  const chance = chances(2012)
  const last = day('2012-09-30')
  const [table] = await tablesOf('zhangjiajie-2012.txt')
  return table!.rows.flatMap(({ label, amount, period }) => {
    const span = period ?? { from: day('2012-04-01'), to: last }
    if (span.from > last) return []
    const kept = period === null ? 0.62 + chance() * 0.12 : 0.85 + chance() * 0.3
    const renfen = Math.max(1, Math.round(amount! * kept))
    return sessions({ unit: label, way: '团体', renfen, span, size: 80, large: 0 }, chance)
  })
}

interface Campaign {
  readonly unit: string | null
  readonly way: string
  readonly renfen: number
  readonly span: Span
  /** 人份 that a session collects, more or less. */
  readonly size: number
  readonly large?: number
}

/** As many sessions as an amount needs, each on a day of its own within the span. */
function sessions(campaign: Campaign, chance: () => number): readonly Session[] {
  const { unit, way, renfen, span, size, large = 22 } = campaign
  const days = workdays(span)
  const count = Math.min(days.length, Math.max(1, Math.round(renfen / size)))
  const cuts = Array.from({ length: count }, () => 0.7 + chance() * 0.6)
  const whole = cuts.reduce((sum, cut) => sum + cut, 0)
  const first = Math.floor(chance() * Math.max(1, Math.floor(days.length / count)))
  let left = renfen
  return cuts.map((cut, at) => {
    const part = at === count - 1 ? left : Math.round((renfen * cut) / whole)
    left -= part
    const on = days[Math.min(days.length - 1, first + Math.floor((at * days.length) / count))]!
    return { on, unit, way, renfen: part, large }
  })
}

/** Every day some at the street's donation rooms, more at weekends. */
function street(span: Span, renfen: number, chance: () => number): readonly Session[] {
  const days = Array.from({ length: lengthInDays(span) }, (_, at) => addDays(span.from, at))
  const weights = days.map((on) => (workday(on) === 'off' ? 1.6 : 1) * (0.6 + chance() * 0.8))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let before = 0
  let weighed = 0
  return days.map((on, at) => {
    weighed += weights[at]!
    const through = Math.round((renfen * weighed) / whole)
    const part = through - before
    before = through
    return { on, unit: null, way: '个人', renfen: part, large: 30 }
  })
}

const workdays = ({ from, to }: Span): readonly Day[] =>
  Array.from({ length: lengthInDays({ from, to }) }, (_, at) => addDays(from, at)).filter(
    (on) => workday(on) !== 'off',
  )

/** Takes single 人份 from the larger of some amounts, a few in all. */
function shortfall(amounts: readonly number[], all: number): readonly number[] {
  const order = amounts
    .map((amount, at) => ({ amount, at }))
    .toSorted((left, right) => right.amount - left.amount)
  const missing = amounts.map(() => 0)
  for (let given = 0; given < all; given++) missing[order[given % 12]!.at]!++
  return missing
}

async function tablesOf(file: string) {
  const bytes = await readFile(join(import.meta.dirname, 'notices', file))
  return (await readNoticeBytes(bytes, file)).read.tables
}

const header = [
  '日期',
  '单位',
  '献血方式',
  '人次',
  '人数',
  '200mL',
  '300mL',
  '400mL',
  '人份',
  '备注',
]

function asCsv(all: readonly Session[]): Buffer {
  const rows = all
    .filter(({ renfen }) => renfen > 0)
    .toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0))
    .map(({ on, unit, way, renfen, large }) => {
      const large400 = Math.floor((renfen * large) / 200)
      const middle300 = 2 * Math.floor((renfen * large) / 800)
      const small200 = renfen - 2 * large400 - 1.5 * middle300
      const visits = small200 + middle300 + large400
      return [on, unit, way, visits, visits, small200, middle300, large400, renfen, '演示']
    })
  return writeCsv(header, rows)
}

/** Numbers from 0 to 1 that are the same in every run (Lehmer, 48271 mod 2^31 − 1). */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [name, bytes] of await makeTallies()) {
    await writeFile(join(import.meta.dirname, 'tallies', name), bytes)
  }
}
