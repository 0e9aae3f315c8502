import { bare, isHan, trait } from './characters.ts'
import { isBlank, isPageNumber, type Line } from './lines.ts'

/** A run of lines that is no text: scanning debris, a stamp, a seal read as characters. */
export interface Noise {
  readonly lines: readonly Line[]
  readonly text: string
}

/** Finds the debris of a document; `front` is how many lines stand before its body. */
export function findNoise(lines: readonly Line[], front: number): Noise[] {
  const found: Noise[] = []
  for (let at = 0, end = 0; at < lines.length; at = Math.max(end, at + 1)) {
    end = endOfBlock(lines, at)
    const debris = debrisBetween(lines, at, end)
    if (debris.length > 0) {
      for (const run of runs(debris)) found.push(noiseOf(run))
    } else if (at < front && end > at) {
      const block = lines.slice(at, end)
      const stamp = isSeal(block) ? block : stampOf(block)
      if (stamp.length > 0) found.push(noiseOf(stamp))
    }
  }
  return found
}

function debrisBetween(lines: readonly Line[], from: number, to: number): readonly Line[] {
  let traits = 0
  for (let at = from; at < to; at++) traits |= lines[at]!.traits
  if (!(traits & trait.odd)) return []
  return lines
    .slice(from, to)
    .filter((line) => (line.traits & trait.odd) > 0 && isDebris(line.text))
}

export const noiseOf = (lines: readonly Line[]): Noise => ({
  lines,
  text: lines.map(({ place }) => place.text).join(' '),
})

/** Lines up to the next blank one, or one line where it is long. */
function endOfBlock(lines: readonly Line[], from: number): number {
  const farthest = Math.min(from + 40, lines.length)
  let end = from
  while (end < farthest && !isBlank(lines[end]!) && !isPageNumber(lines[end]!)) end++
  return end
}

function runs(lines: readonly Line[]): Line[][] {
  const all: Line[][] = []
  for (const line of lines) {
    const last = all.at(-1)
    if (last && last.at(-1)!.index === line.index - 1) last.push(line)
    else all.push([line])
  }
  return all
}

/** Mostly signs that no office prints in a row: blocks, boxes, strokes, replacement characters. */
function isDebris(text: string): boolean {
  if (!odd.test(text)) return false
  const printed = bare(text).replace(/^[-=_*#.·•…~+]+|[-=_*#.·•…~+]+$/g, '')
  if (printed.length < 4 || printed.length > 4000 || ruled.test(printed)) return false
  const strange = printed.match(everyOdd)?.length ?? 0
  return strange >= 4 && strange * 2 > printed.length
}

/** Names of offices read across a round or crowded seal: characters stand beside themselves. */
function isSeal(block: readonly Line[]): boolean {
  if (block.length < 3) return false
  const texts = block.map(({ plain }) => bare(plain))
  if (texts.some((text) => /[^\u4e00-\u9fff]/.test(text) || text.length > 40)) return false
  let pairs = 0
  let twins = 0
  for (const text of texts) {
    for (let at = 1; at < text.length; at++) {
      pairs++
      if (text[at] === text[at - 1] && isHan(text.charCodeAt(at))) twins++
    }
  }
  return pairs >= 20 && twins >= 3 && twins * 25 > pairs
}

/** The lines of an archive's stamp that a block begins with: its number, year, keeping time and page. */
function stampOf(block: readonly Line[]): readonly Line[] {
  if (isStamp(block.map(wordsOf))) return block
  const end = block.findIndex((line) => !wordsOf(line).every(isOfStamp))
  const front = block.slice(0, Math.max(end, 0))
  return isStamp(front.map(wordsOf)) ? front : []
}

function isStamp(lines: readonly (readonly string[])[]): boolean {
  const words = lines.flat()
  if (words.length < 3 || words.length > 24) return false
  const keeping = words.filter((word) => archive.test(word)).length
  const numbers = words.filter((word) => number.test(word)).length
  return keeping > 0 && numbers >= 2 && (keeping + numbers) * 2 >= words.length
}

const wordsOf = ({ plain }: Line): string[] =>
  plain
    .replace(/[|:+-]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')

const isOfStamp = (word: string): boolean => archive.test(word) || number.test(word)

const number = /^\d{1,6}$/
const archive =
  /^(?:永久|长期|短期|定期|\d+年|业务类?|文书类?|归档|全宗号?|卷号|件号|页数|年度|室编件?号|馆编件?号|保管期限|机构)$/
const ordinary =
  '\\u4e00-\\u9fff\\u3400-\\u4dbf\\w\\s。，、；：？！（）《》〈〉“”‘’「」『』【】〔〕…—～·％‰℃×÷±≥≤＋－＝①-⑳㈠-㈩Ⅰ-Ⅻ.,;:?!()<>"\'\\[\\]%/+\\-=~*#&@|{}°$¥￥→△▲★☆●○◎◆◇■□√〇Ｏ－'
const odd = new RegExp(`[^${ordinary}]|[囗丨丿亅㐅]|[■□]{2}|[;:'"\`^~,.|\\\\/]{4}`)
const everyOdd = new RegExp(`[^${ordinary}]|[囗丨丿亅ㄧ■□▇]|[;:'"\`^~,.|\\\\/]`, 'g')
const ruled = /^[|:+\-=─━│┃┌┐└┘├┤┬┴┼╔╗╚╝═║╠╣╦╩╬┏┓┗┛┣┫┳┻╋]*$/
