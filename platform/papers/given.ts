import { createRequire } from 'node:module'
import type { Paper } from './paper.ts'

/** An invented document with everything a document can have. */
export const givenPaper = (wish: Partial<Paper> = {}): Paper => ({
  head: '云河区人民政府办公室文件',
  number: '云府办发〔2027〕25号',
  title: '关于做好2027年云河区无偿献血工作的通知',
  addressee: '各镇人民政府、街道办事处，各有关单位',
  body: [
    { level: 1, text: '一、工作目标' },
    { level: 0, text: '血'.repeat(28 * 40 - 2) },
    { level: 2, text: '（一）加强领导' },
  ],
  annexes: [],
  signer: '云河区人民政府办公室',
  date: '2027年3月5日',
  copyTo: '市卫生健康委员会',
  printed: { by: '云河区人民政府办公室', on: '2027年3月5日' },
  ...wish,
})

export const givenStamp = '快照号 R-20270305-0001 · 口径 人份（200 mL） · 数据截至 2027-03-04'

/** A page as picture elements, six to the millimetre. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** How dark or how red a spot is; places in millimetres. */
  readonly isInk: (x: number, y: number) => boolean
  readonly isRed: (x: number, y: number) => boolean
  readonly png: () => Buffer
}

export const perMm = 6

/** Draws the pages of a PDF, to be measured. */
export async function picturesOf(bytes: Uint8Array): Promise<Picture[]> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  // Comes with pdfjs-dist, which draws on it.
  const { createCanvas } = createRequire(import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'))(
    '@napi-rs/canvas',
  ) as typeof import('@napi-rs/canvas')
  const document = await pdfjs.getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pictures: Picture[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const viewport = page.getViewport({ scale: (perMm * 25.4) / 72 })
    const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height))
    const context = canvas.getContext('2d')
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    // The two canvases agree in all that is drawn with; their types do not know each other.
    await page.render({ canvasContext: context as never, canvas: canvas as never, viewport })
      .promise
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    const at = (x: number, y: number) =>
      (Math.round(y * perMm) * canvas.width + Math.round(x * perMm)) * 4
    pictures.push({
      width: canvas.width / perMm,
      height: canvas.height / perMm,
      isInk: (x, y) => data[at(x, y) + 1]! < 140,
      isRed: (x, y) => data[at(x, y)]! > 180 && data[at(x, y) + 1]! < 120,
      png: () => canvas.toBuffer('image/png'),
    })
  }
  await document.loadingTask.destroy()
  return pictures
}
