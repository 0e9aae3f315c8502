import type { Lettering, PdfPen } from './pdf-pen.ts'
import { type Layout, linePitchMm, ours, points } from './standard.ts'
import { wrapped } from './wrap.ts'

/** Sets text down the pages of one paper, line by line on the grid. */
export class PdfFlow {
  readonly layout: Layout
  readonly pitch: number
  readonly left: number
  readonly width: number
  readonly bottom: number
  /** Where the next line begins, in millimetres from the top of the page. */
  y: number
  private readonly pen: PdfPen
  private readonly stamps: readonly string[]
  private page = 0

  constructor(pen: PdfPen, layout: Layout, stamps: readonly string[]) {
    this.pen = pen
    this.layout = layout
    this.stamps = stamps
    this.pitch = linePitchMm(layout)
    this.left = layout.marginsMm.left
    this.width = layout.blockMm.width
    this.bottom = layout.marginsMm.top + layout.blockMm.height
    this.y = layout.marginsMm.top
  }

  newPage(): void {
    this.pen.newPage()
    this.page += 1
    this.y = this.layout.marginsMm.top
    this.pen.aside(() => this.foot())
  }

  /** Begins a page where there is not this much room left. */
  room(mm: number): boolean {
    if (this.y + mm <= this.bottom + 0.01) return false
    this.newPage()
    return true
  }

  blank(lines = 1): void {
    this.y += lines * this.pitch
  }

  /** Running text of the body, justified; `indent` in letters. */
  paragraph(
    text: string,
    of: { readonly face?: Lettering['face']; readonly indent?: number } = {},
  ): void {
    const { pt, spacing } = this.lettering()
    const face = of.face ?? 'body'
    const letter = this.pen.width('一', { pt, spacing })
    const indent = (of.indent ?? 0) * letter
    const widthOf = (piece: string) => this.pen.width(piece, { pt, face, spacing })
    const lines = wrapped(text, { width: this.width, indent }, widthOf)
    for (const [at, line] of lines.entries()) {
      this.room(this.pitch)
      const free = this.width - (at === 0 ? indent : 0) - widthOf(line)
      const gaps = [...line].length - 1
      const stretch = at === lines.length - 1 || gaps < 1 ? 0 : points(free) / gaps
      this.pen.text({
        text: line,
        x: this.left + (at === 0 ? indent : 0),
        y: this.y,
        pt,
        face,
        spacing: spacing + stretch,
      })
      this.y += this.pitch
    }
  }

  /** Lines set in the middle, or at the right with so many letters left free. */
  placed(
    text: string,
    of: {
      readonly pt?: number
      readonly face?: Lettering['face']
      readonly right?: number
      readonly color?: string
      readonly heightMm?: number
    },
  ): void {
    const pt = of.pt ?? this.layout.sizesPt.body
    const lettering = {
      pt,
      ...(of.face === undefined ? {} : { face: of.face }),
      ...(of.color === undefined ? {} : { color: of.color }),
    }
    const widthOf = (piece: string) => this.pen.width(piece, lettering)
    for (const line of evenly(text, this.width, widthOf)) {
      const height = of.heightMm ?? this.pitch
      this.room(height)
      const free = this.width - widthOf(line)
      const x = of.right === undefined ? free / 2 : free - of.right * widthOf('一')
      this.pen.text({ text: line, x: this.left + x, y: this.y, ...lettering })
      this.y += height
    }
  }

  /** The size and spacing at which a line holds exactly its letters. */
  private lettering() {
    const { sizesPt, blockMm, lettersPerLine } = this.layout
    return { pt: sizesPt.body, spacing: points(blockMm.width) / lettersPerLine - sizesPt.body }
  }

  private foot(): void {
    const { sizesPt, pageNumberBelowBlockMm } = this.layout
    const number = { text: `— ${this.page} —`, pt: sizesPt.small }
    const y = this.bottom + pageNumberBelowBlockMm
    const letter = this.pen.width('一', number)
    const x =
      this.page % 2 === 1
        ? this.left + this.width - letter - this.pen.width(number.text, number)
        : this.left + letter
    this.pen.text({ ...number, x, y })
    for (const [at, text] of this.stamps.entries()) {
      const small = { pt: ours.stampPt, color: '595959' }
      const from = this.left + Math.max(0, (this.width - this.pen.width(text, small)) / 2)
      this.pen.text({ text, x: from, y: y + 8 + at * 4.5, ...small })
    }
  }
}

/** Breaks a title into lines of about one length. */
function evenly(text: string, width: number, widthOf: (piece: string) => number): string[] {
  const whole = widthOf(text)
  if (whole <= width) return [text]
  const lines = Math.ceil(whole / width)
  const even = whole / lines + 1.5 * widthOf('一')
  return wrapped(text, { width: Math.min(width, even), whole: true }, widthOf)
}
