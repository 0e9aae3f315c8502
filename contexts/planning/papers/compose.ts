import { dayInDigits } from '#platform/papers/numerals.ts'
import type { Annex, Paper, PaperBlock } from '#platform/papers/paper.ts'
import type { PlanShape, TargetShape } from '../shapes.ts'
import { annexesOf } from './annexes.ts'
import { commonValues, goalValues, ownValues, type Signing } from './goals.ts'
import type { TemplateTexts } from './rules/kinds.ts'
import { type FieldValues, filled, paragraphsOf } from './rules/template.ts'

export interface Composing {
  readonly plan: PlanShape
  readonly texts: TemplateTexts
  readonly signing: Signing
}

/** The yearly notice with its annexes; of a revision that is not issued it says that it is a draft. */
export function composeNotice({ plan, texts, signing }: Composing): Paper {
  const values = { ...commonValues(plan, signing), ...goalValues(plan) }
  return paperOf({ plan, texts, signing, values, annexes: annexesOf(plan), dated: true })
}

/** One letter to each unit that holds a target of its own, in the order of the plan. */
export function* composeLetters(of: Composing): Generator<{ unit: TargetShape; paper: Paper }> {
  const { plan, signing } = of
  const shared = { ...commonValues(plan, signing), ...goalValues(plan) }
  for (const unit of plan.targets) {
    if (unit.kind !== 'unit') continue
    const values = { ...shared, ...ownValues(plan, unit) }
    yield { unit, paper: paperOf({ ...of, values, dated: true }) }
  }
}

interface Filling extends Composing {
  readonly values: FieldValues
  readonly annexes?: readonly Annex[]
  /** Tables that stand in the text itself, after it. */
  readonly blocks?: readonly PaperBlock[]
  readonly dated: boolean
}

/** A template filled in, with what hangs on it. */
export function paperOf({
  plan,
  texts,
  signing,
  values,
  annexes = [],
  blocks = [],
  dated,
}: Filling): Paper {
  const of = (text: string) => filled(text, values).trim()
  const or = (text: string) => of(text) || null
  const draft = plan.revision.state === 'issued' ? '' : '（代拟稿）'
  return {
    head: or(texts.head),
    number: or(texts.number),
    title: `${of(texts.title)}${draft}`,
    addressee: or(texts.addressee),
    body: [...paragraphsOf(filled(texts.body, values)), ...blocks],
    annexes,
    signer: or(texts.signer),
    date: dated ? dayInDigits(signing.on) : null,
    copyTo: or(texts.copyTo),
    printed: null,
  }
}
