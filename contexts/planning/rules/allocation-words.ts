import type { Text } from '#kernel/text.ts'
import type { Explanation, Method } from './allocation.ts'

/** Why a unit got its number, in one or two sentences. */
export function whyText(why: Explanation): Text {
  switch (why.kind) {
    case 'fixed':
      return { zh: '已固定，不参与分配。', en: 'Fixed; takes no part in the split.' }
    case 'basis-missing':
      return {
        zh: `没有${basis[why.method].zh}，只得下限。`,
        en: `Its ${basis[why.method].en} is not known, so it gets its floor only.`,
      }
    case 'basis-zero':
      return {
        zh: `${basis[why.method].zh}为 0，只得下限。`,
        en: `Its ${basis[why.method].en} is 0, so it gets its floor only.`,
      }
    case 'at-floor':
      return {
        zh: `${inProportion(why).zh}，低于下限，按下限。`,
        en: `${inProportion(why).en}; that is below its floor, so it gets the floor.`,
      }
    case 'at-cap':
      return {
        zh: `${inProportion(why).zh}，超过上限，按上限。`,
        en: `${inProportion(why).en}; that is above its cap, so it gets the cap.`,
      }
    case 'shared': {
      const rounding = roundingText(why)
      return {
        zh: `${inProportion(why).zh}，${rounding.zh}。`,
        en: `${inProportion(why).en}; ${rounding.en}.`,
      }
    }
  }
}

type Shared = Extract<Explanation, { kind: 'shared' }>

function inProportion(why: Extract<Explanation, { quota: unknown }>): Text {
  const percent = (
    Math.floor((Number(why.share.over) / Number(why.share.under)) * 10_000) / 100
  ).toFixed(2)
  return {
    zh: `${basis[why.method].zh} ${n(why.basis)}，占 ${percent}%，按比例为 ${why.quota.decimals}`,
    en: `Its ${basis[why.method].en} ${n(why.basis)} is ${percent} % of all; in proportion that is ${why.quota.decimals}`,
  }
}

function roundingText({ rounded, rank, among, raised, isTied }: Shared): Text {
  if (rounded === 'exact') return { zh: '恰为整数', en: 'a whole number' }
  const place: Text = {
    zh: `余数在 ${n(among)} 个单位中排第 ${n(rank)}，前 ${n(raised)} 个进一`,
    en: `its remainder ranks ${n(rank)} of ${n(among)} and the first ${n(raised)} are rounded up`,
  }
  const tie: Text = isTied
    ? { zh: '（余数相同的，排在前面的优先）', en: ' (equal remainders: the earlier unit first)' }
    : { zh: '', en: '' }
  return rounded === 'up'
    ? { zh: `${place.zh}${tie.zh}，故进一`, en: `${place.en}${tie.en}, so it is rounded up` }
    : { zh: `${place.zh}${tie.zh}，故舍去`, en: `${place.en}${tie.en}, so it is rounded down` }
}

const basis: Record<Method, Text> = {
  headcount: { zh: '人数', en: 'head-count' },
  'last-year': { zh: '上年数', en: 'figure of last year' },
  weights: { zh: '权重', en: 'weight' },
}

const n = (amount: number): string => amount.toLocaleString('en-US', { maximumFractionDigits: 20 })
