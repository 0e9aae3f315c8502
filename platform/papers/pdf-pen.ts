import { createRequire } from 'node:module'
import { type Face, type Layout, points } from './standard.ts'

/** Draws on pages of a PDF; places and lengths in millimetres from the top left of the page. */
export interface PdfPen {
  /** Puts text with the top of its letters at `y`. */
  text(of: Lettering & { readonly text: string; readonly x: number; readonly y: number }): void
  /** How wide it will be. */
  width(text: string, of: Lettering): number
  rule(from: Spot, to: Spot, look?: { readonly mm?: number; readonly color?: string }): void
  newPage(): void
  /** What is drawn belongs to the page, and is no part of the text. */
  aside(draw: () => void): void
  /** What has been written since the last call. */
  drain(): Generator<Buffer>
  end(): AsyncGenerator<Buffer>
}

export interface Spot {
  readonly x: number
  readonly y: number
}

export interface Lettering {
  readonly pt: number
  readonly face?: Face
  readonly color?: string
  /** Added after each letter, in points. */
  readonly spacing?: number
}

/** The weights of the embedded face that stand in for those an office has. */
const weights = {
  regular: '400Regular/NotoSerifSC_400Regular',
  bold: '700Bold/NotoSerifSC_700Bold',
} as const
const weightOf = {
  head: 'bold',
  title: 'bold',
  first: 'bold',
  second: 'regular',
  body: 'regular',
} as const

const fileOf = (weight: keyof typeof weights): string =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-serif-sc/${weights[weight]}.ttf`)

/** From the top of a letter to its base line, of its size. */
const rise = 0.88

/** Opens a PDF whose letters are embedded, as far as they are used. */
export async function openPdf(
  { pageMm }: Layout,
  info: { readonly title: string; readonly subject: string },
): Promise<PdfPen> {
  const { default: PdfDocument } = await import('pdfkit')
  const pdf = new PdfDocument({
    size: [points(pageMm.width), points(pageMm.height)],
    margin: 0,
    autoFirstPage: false,
    // The file says nothing of the clock: the same papers give the same bytes.
    info: {
      Title: info.title,
      Subject: info.subject,
      CreationDate: new Date(0),
      ModDate: new Date(0),
    },
    lang: 'zh-CN',
    displayTitle: true,
  })
  for (const weight of ['regular', 'bold'] as const) pdf.registerFont(weight, fileOf(weight))
  const widths = new Map<string, number>()
  const advance = (letter: string, weight: keyof typeof weights): number => {
    // A Chinese letter is as wide as it is high.
    if (letter > '\u2e7f' && letter < '\uff61') return 1
    const key = `${weight} ${letter}`
    const known = widths.get(key)
    if (known !== undefined) return known
    const found = pdf.font(weight).fontSize(1000).widthOfString(letter) / 1000
    widths.set(key, found)
    return found
  }
  return {
    text({ text, x, y, pt, face = 'body', color = '000000', spacing = 0 }) {
      if (text === '') return
      pdf.font(weightOf[face]).fontSize(pt).fillColor(`#${color}`)
      pdf.text(text, points(x), points(y) + rise * pt, {
        lineBreak: false,
        baseline: 'alphabetic',
        characterSpacing: spacing,
      })
    },
    width: (text, { pt, face = 'body', spacing = 0 }) => {
      let sum = 0
      for (const letter of text) sum += advance(letter, weightOf[face]) * pt + spacing
      return sum / points(1)
    },
    rule(from, to, { mm = 0.18, color = '000000' } = {}) {
      pdf.lineWidth(points(mm)).strokeColor(`#${color}`)
      pdf.moveTo(points(from.x), points(from.y)).lineTo(points(to.x), points(to.y)).stroke()
    },
    newPage: () => void pdf.addPage(),
    aside(draw) {
      pdf.markContent('Artifact', { type: 'Pagination' })
      draw()
      pdf.endMarkedContent()
    },
    *drain() {
      for (let chunk = pdf.read(); chunk !== null; chunk = pdf.read()) yield chunk as Buffer
    },
    async *end() {
      pdf.end()
      for await (const chunk of pdf) yield chunk as Buffer
    },
  }
}
