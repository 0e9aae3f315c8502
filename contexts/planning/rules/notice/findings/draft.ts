import { bare, trait } from '../characters.ts'
import { type Line, placeIn, withAlso } from '../lines.ts'
import type { Finding } from '../shape.ts'
import { finding } from './finding.ts'

/** A text that says itself that it is not in force: (代拟稿), 征求意见稿 in the title or alone. */
export function draftFindings(lines: readonly Line[], titleLines: readonly Line[]): Finding[] {
  const inTitle = new Set(titleLines.map(({ index }) => index))
  const found = new Map<string, Line[]>()
  for (const line of lines) {
    if (!(line.traits & trait.draft) || line.plain.length > 120) continue
    const text = bare(line.plain)
    const word =
      bracketed.exec(text)?.[1] ??
      alone.exec(text)?.[1] ??
      (inTitle.has(line.index) ? word0(text) : undefined)
    if (word === undefined) continue
    const alike = found.get(word)
    if (alike) alike.push(line)
    else found.set(word, [line])
  }
  return [...found].map(([text, [first, ...others]]) =>
    finding(
      'draft',
      { text },
      withAlso(
        placeIn(first!),
        others.map((line) => placeIn(line)),
      ),
    ),
  )
}

const words =
  '代拟稿|(?:公开)?征求意见稿|讨论稿|送审稿|审议稿|报批稿|修改稿|初稿|草稿|草案|拟稿|审定稿|会签稿'
const bracketed = new RegExp(`[(\\[【〔](${words})[)\\]】〕]`)
const alone = new RegExp(`^(${words})$`)
const within = new RegExp(`(${words})`)
const word0 = (text: string): string | undefined => within.exec(text)?.[1]
